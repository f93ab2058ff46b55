"""Plainly invented findings, each with what several people might have logged about it.

The words of each differ on purpose: who means the same rarely says the same.
"""

POINTS: dict[str, tuple[str, ...]] = {
    "Benches and shade decide who stays on a square": (
        "Older people only sit down where a bench has a back to lean on",
        "Without trees the seating stands empty at noon",
        "People stayed longer after the town put benches beneath the limes",
        "A shaded seat is worth more than a fountain",
        "Sitting in the sun is what drove visitors off the square",
        "We counted twice as many sitters once there was shading",
    ),
    "Evening opening brings people who never came before": (
        "Opening the library till ten brought shift workers in",
        "Those who work by day come in the evenings",
        "Late opening hours cost less than a campaign",
        "On the open evenings half of the visitors were new",
        "Keep it open after work, and other people turn up",
        "Evening hours were used most by young parents",
    ),
    "Street lighting works when residents choose the places": (
        "Residents walked the streets at night and marked the dark corners",
        "New lamps went up where neighbours had asked for light",
        "A brighter street is not a safer street by itself",
        "Let the people who live there decide where lights go",
        "Warm light near doors was what residents wanted",
        "The lighting plan was drawn on a walk with locals",
    ),
    "Schools are the way to whole families": (
        "Pupils carried the questionnaire home to their parents",
        "Teachers know which families never answer letters",
        "The school gate is where parents talk to each other",
        "One school café reached more families than ten meetings",
        "Children explained the new crossing to their grandparents",
        "Work with headteachers first, families follow",
    ),
    "Money has to be promised for longer than a year": (
        "Yearly grants end just when a project begins to work",
        "Three-year funding let the team keep its staff",
        "Funders ask for results before anything has grown",
        "The budget was cut in its second year",
        "Short projects burn trust that took a long time to grow",
        "A multi-year grant is cheaper than starting anew each spring",
    ),
    "Shop owners notice trouble first": (
        "The baker sees who has slept outside",
        "Shopkeepers had the number of the street team by the till",
        "Ask the shop owners before you ask the police",
        "A kiosk owner warned us a week ahead",
        "Retailers meet every month to share what they noticed",
        "Shops stayed open because owners watched out for one another",
    ),
    "Cycling grows where crossings are safe": (
        "Cyclists avoid the bridge because of its crossing",
        "A safe crossing brought more bicycles than ten kilometres of lane",
        "Parents let children cycle once the junction was rebuilt",
        "Bike counts doubled at the new crossings",
        "Drivers turning right are the danger at junctions",
        "Cycle routes break where they meet the ring road",
    ),
    "Volunteers stay if somebody thanks and trains them": (
        "Most volunteers left in silence after their first winter",
        "A training day made volunteers feel that they belong",
        "Say thank you by name, and helpers come back",
        "Volunteer coordinators need to be paid",
        "Helpers without training were left alone with hard cases",
        "We lose volunteers when nobody answers their messages",
    ),
}

# The same findings, as people say them who write Danish and German.
ELSEWHERE: dict[str, tuple[str, str]] = {
    "Benches and shade decide who stays on a square": (
        "Folk bliver længere, hvor der er bænke i skyggen",
        "Wo es Bänke im Schatten gibt, bleiben die Leute sitzen",
    ),
    "Evening opening brings people who never came before": (
        "Når biblioteket har åbent om aftenen, kommer der helt nye gæster",
        "Abends geöffnet zu haben, brachte Leute, die sonst nie kamen",
    ),
    "Street lighting works when residents choose the places": (
        "Beboerne ved selv, hvor der mangler gadelamper",
        "Anwohner sollen entscheiden, wo Straßenlampen stehen",
    ),
    "Schools are the way to whole families": (
        "Gennem skolen når man hele familien",
        "Über die Schule erreicht man auch die Eltern",
    ),
    "Money has to be promised for longer than a year": (
        "Et års bevilling er for kort til et projekt",
        "Förderung für nur ein Jahr ist zu kurz",
    ),
    "Shop owners notice trouble first": (
        "Butiksejerne opdager først, når noget er galt",
        "Die Ladenbesitzer merken als Erste, wenn es Ärger gibt",
    ),
    "Cycling grows where crossings are safe": (
        "Flere cykler, når krydset er sikkert",
        "An sicheren Kreuzungen wird mehr Rad gefahren",
    ),
    "Volunteers stay if somebody thanks and trains them": (
        "Frivillige bliver, når de får tak og oplæring",
        "Ehrenamtliche bleiben, wenn man ihnen dankt und sie schult",
    ),
}
