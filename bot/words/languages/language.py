"""What a language's table holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The words of one language in small letters, each in all forms that people type.

    Phrases are words too. Names need no second form without accents (`lexicon.plain` makes it),
    nor one with the dot of an abbreviation.
    """

    code: str

    # What people write to a bot that is no note, each the whole message: thanks or assent, how it
    # works, that it shall not write any more, what it stores. `|` stands between alternatives of a
    # part in brackets: "what do you (know|store) about me".
    only_thanks: Words
    asks_help: Words
    asks_stop: Words
    asks_data: Words

    # From January, with abbreviations and cases.
    months: tuple[Words, ...]
    # "March 17": the day may follow the month.
    month_first: bool = False
    # From Monday.
    weekdays: tuple[Words, ...]
    # Those that are names or small words as well ("sam", "to"); in running text they count only
    # where a date can begin.
    short_weekdays: tuple[Words, ...]
    # How a weekday ends that is meant each week ("Thursdays").
    each_weekday: Words = ()
    # How words begin that name spring, summer, autumn and winter ("höstterminen").
    seasons: tuple[Words, Words, Words, Words]
    # From "first" to "fifth", then "last".
    ranks: tuple[Words, ...]
    # What stands behind a number: "1st", "1er".
    ordinal_marks: Words = ()

    today: Words
    tonight: Words
    tomorrow: Words
    overmorrow: Words
    # Before a weekday; `next_after` behind it ("jeudi prochain").
    this: Words
    coming: Words
    next: Words
    next_after: Words = ()
    # Whether "next Thursday" is the nearest one for most people; elsewhere it is asked.
    next_is_nearest: bool = False
    this_week: Words
    next_week: Words
    this_month: Words
    next_month: Words
    # They are two days, so a text that names one is asked about.
    weekends: Words
    # In seven days ("a week today").
    in_a_week: Words = ()

    # Before a day: "on", "the".
    on: Words
    the: Words
    # Between a day and its month, and between "first Tuesday" and its month.
    before_month: Words = ()
    of: Words
    # Before and behind a length of time that is still to pass: "in", "from now".
    ahead: Words
    from_now: Words

    # Before an hour, behind it, and where it begins and ends.
    at: Words
    oclock: Words
    since: Words
    until: Words
    # Between when people come and when it begins: "7.45 for 8 pm".
    for_start: Words = ()
    # Before an hour at which it ends, besides `until`: "should finish by 9".
    by_then: Words = ()
    # "Between 3 and 4 pm".
    between: Words = ()
    noon: Words
    midnight: Words
    morning: Words
    afternoon: Words
    evening: Words

    numbers: Mapping[str, int]
    hours: Words
    minutes: Words
    days: Words
    weeks: Words
    fortnights: Words = ()
    # "In 8 days" is said of a week as well.
    loose_days: Mapping[int, int] = field(default_factory=dict[int, int])
    months_long: Words
    years: Words
    # What repeats: "every" and "every other" before a day, a week or a month, "one in two" behind
    # one; "of the month" behind (or before) "first Tuesday".
    every: Words
    every_other: Words
    one_in_two: Words = ()
    weekly: Words
    fortnightly: Words = ()
    monthly: Words
    of_each_month: Words
    # How often ("6 times"), and until when; `until_behind` follows the day.
    times: Words
    until_day: Words
    until_behind: Words = ()
    # Before the month whose last day is the last one: "until the end of June".
    end_of: Words = ()
    # Before the first day of what repeats ("starting"), and behind it.
    first_day: Words = ()
    first_day_behind: Words = ()
    # Between the time of the first one and how often it repeats.
    and_then: Words = ()
    conjunction: Words
    and_a_half: Words
    and_a_quarter: Words
    # Lengths that have a name of their own, in minutes.
    lengths: Mapping[str, int]

    # What heads a programme's talks, and the parts of one; a number follows.
    talks: Words
    sessions: Words
    # Numbers in words that may follow; none that is a small word in any language.
    counting: Words = ()
    # What labels people; after one that ends with a word of `by` no colon is needed.
    moderators: Words
    hosts: Words
    panellists: Words
    # Above people, as a line of its own: "With the participation of:".
    with_whom: Words = ()
    by: Words
    # Before a name on a line of its own, besides `by`: "mit Ada Beispiel".
    together: Words = ()
    # "Ada Example on the night bus": between who talks and of what.
    on_subject: Words = ()
    # How words end that stand before a name ("Bürgermeisterin"), and that are no part of one.
    titles: Words = ()
    no_names: Words = ()
    # How words end or begin that name whom somebody works for, or as what.
    organisations: Words = ()
    # What somebody does who gives a talk, behind a name: "Ada Example shows …".
    speaks: Words
    # What a verb is led by that a list goes on with: "Join us to:".
    infinitives: Words = ()
    # Before who gives it, besides `together`: "Meet Ada Example", "Ada Beispiel kanssa".
    meeting: Words
    # Before `by`: "given by Ada Example" tells who speaks, "inspired by" does not.
    given_by: Words = ()
    # Between a name and where somebody is from.
    comes_from: Words
    # What a line begins with that asks its reader to do something.
    calls: Words
    # Headings of what stands below an article's findings, or a programme, on a page.
    talks_section: Words
    further_reading: Words
    thanks: Words
    scope_note: Words
    # Others; `sections_open` go on as they like.
    sections: Words
    sections_open: Words = ()

    # Behind an hour: whose clocks they are.
    local_time: Words
    time_of_place: Words
    # Before the place ("heure de Paris"), and names of clocks with their zones ("dansk tid").
    time_before_place: Words = ()
    clocks: Mapping[str, str] = field(default_factory=dict[str, str])
    # "Half past six", "halv syv", "kvart i seks", "5 past seven".
    half_past: Words = ()
    half_to: Words = ()
    quarter_past: Words = ()
    quarter_to: Words = ()
    minutes_past: Words = ()
    minutes_to: Words = ()
    # Behind an hour: "trois heures et demie", "et quart", "moins le quart".
    and_half: Words = ()
    and_quarter: Words = ()
    less_quarter: Words = ()
    # Before a length, and before what is not meant to the minute.
    lasting: Words = ()
    about: Words = ()
    # "At most 90 min", "90 min max".
    at_most: Words = ()
    # Where a text was taken from: "Source: Harbour Weekly".
    sources_field: Words = ()
    # What a page says beside a talk of its seats and its recording: "Sold out", "View webinar".
    on_offer: Words = ()

    # Items of an agenda in which all may speak: "Questions and answers".
    discussions: Words
    # The fields of a page about a talk ("When: …").
    dates_field: Words
    places_field: Words
    titles_field: Words
    other_fields: Words
    # Items of an agenda without people, and what ends it.
    breaks: Words
    ends: Words
    online: Words
    # "Online via Zoom".
    by_way_of: Words = ()
    # Of `ends`, what a part of the agenda may be called as well.
    closings: Words = ()
    # Before a list of people.
    ways: Words = ()
    # "The conference takes place in …".
    takes_place: Words = ()
    # "All talks begin at …".
    all_of_them: Words = ()

    # What is counted in an article ("Lesson 1: …"), and what stands above it.
    nouns_of_findings: Words
    findings_heading: Words
    # Headings that end the findings; those of further reading and of thanks as well.
    after_findings: Words
    # Such headings that go on as they like: "About Harbour Network", "Tags: towns, light".
    after_open: Words
    # How a text begins that turns to its reader, or sums up, below the last finding: "Do you want
    # to help? Write to us.", "In short, …".
    invites: Words
    # Above the name of who wrote a letter or a mail.
    valedictions: Words
    # How a sentence about who wrote it all begins: "The author is an architect in Northville."
    about_author: Words
    # Above the lives of those who wrote it all.
    biographies: Words
    # Before what a letter or a memo is about, besides `titles_field`.
    subjects: Words
    # Lines above a mail that somebody passes on, without its subject.
    mail_heads: Words
    more_reading: Words
    more_thanks: Words
    # What has a number on a page and is no finding ("Figure 2: …").
    numbered_things: Words
    # "Firstly", "secondly", up to ten, before what is counted, besides `ranks`.
    firstly: tuple[Words, ...]
    # What the last of these begins with instead of a number: "And lastly".
    lastly: Words
    # What a page may call itself: "Policy brief", "Press release".
    page_kinds: Words
    # The fields of an article.
    published: Words
    updated: Words
    authors: Words
    kinds: Words
    editions: Words
    # Lines of a page that are no part of its text, and what stands beside the minutes.
    furniture: Words
    reading_time: Words
    # How a link begins that leads past the menu: "Skip to the main content".
    skips: Words
    # Whole lines of a page that are no text of it, wherever they stand, and such that go on as they
    # like; each word of a line that offers to share it.
    navigation: Words
    navigation_open: Words
    share_words: Words
    # Behind the hours of a talk, what comes after it: "18–19.30, followed by drinks".
    followed_by: Words
    # Who may come, and for how much: "free entry".
    entries: Words
    # Before a title, where "When" stands before its day.
    what_field: Words
    # How a page points to another text, before a colon: "Read also: …".
    reads_on: Words
    # What the menus and paths of pages consist of: "Home > Events", "About us Contact".
    menu_words: Words
    # How a letter begins ("Dear all"); before who holds an event; words that invite to it.
    greetings: Words
    organised_by: Words
    inviting: Words
    # What an event is: "Public lecture: Benches"; they may end a longer word.
    kinds_of_events: Words
    # How the label of a series ends: "Webinar series: Safer nights"; may end a longer word.
    series_labels: Words = ()
    # Before whom a picture is by, or its number: "Photo: Ada Example".
    pictures: Words
    # Headings of findings, and thanks, that go on as they like: "What we learned in Northville".
    findings_open: Words = ()
    thanks_open: Words
    # May stand before a noun of findings, or a label: "Our speakers: …", "Key message 1".
    before_nouns: Words = ()
    # Before the address of a talk's recording.
    recordings: Words

    # Right before the last day to sign up.
    deadlines: Words
    # Beside a talk that does not take place; others that stand instead of one, beside a date.
    called_off: Words
    no_talks: Words
    # What a programme calls itself; other lines that stand for no title; for what it is.
    agendas: Words
    empty_titles: Words
    gatherings: Words
    # Those of `talks` that are days.
    days_counted: Words
    # Talks that are parts of a larger one.
    talk_parts: Words = ()
    # Before a number that is no hour: "Room 4.12".
    rooms: Words
    # "All times are in CEST": what is said, and what leads on to the zone.
    clock_words: Words
    in_zone: Words
    # Before a name, besides `titles`, as a whole word; behind it ("Ada Example MP"); inside it.
    salutations: Words = ()
    letters_behind: Words = ()
    particles: Words = ()

    # Fields about a project or a meeting, besides those of talks: "Project period: …".
    article_fields: Words = ()
    # Headings of what an article offers to read or to download, besides `further_reading`.
    downloads: Words = ()
    # What thanks within a sentence: "The society would like to thank …".
    thanks_within: Words = ()

    # What Word calls its styles of headings, and of the title.
    word_headings: Words
    word_titles: Words
