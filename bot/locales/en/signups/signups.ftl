# What a member reads about their own answer.
signup-going = You're on the list for **{ $title }**. Only organisers see your name.
signup-maybe = Noted as maybe for **{ $title }**. Only organisers see your name.
signup-declined = Noted: you can't make **{ $title }**. You can change your mind at any time.
signup-waitlisted = **{ $title }** is full, so you are on the waiting list. You are number { $place }. When it is your turn, I write to you and keep the seat for a day; near the start, for less.
signup-offer = Shall I write to you { letter-before }?
edition-button-going = Come to all of { $edition }
edition-going = You are signed up for all talks of **{ $edition }**, those that are announced later too. What you answered yourself stays.
edition-talk-going = - **{ $title }**: going
edition-talk-waiting = - **{ $title }**: on the waiting list
edition-talk-closed = - **{ $title }**: takes nobody new, or needs a role
edition-button-stop = Not to all after all
edition-stopped = You are no longer signed up for all talks of **{ $edition }**. The ones that you answered yourself stay as they are.
me-edition = - All talks of **{ $edition }**, later ones too
me-edition-stop = Not all of { $edition }
signup-choice = **{ $question }** You need not say. The organisers read sums alone, and none of fewer than five people.
signup-choice-none = Rather not say
signup-register = This talk also needs a registration:
signup-reminder-set = Good. I will write to you { letter-before }.
signup-reminder-early = Good. That would be in your quiet hours, so I will write to you before they begin: { $when }.
letter-before = { $before ->
    [60] an hour before
    [1440] a day before
   *[other] 15 minutes before
 }
signup-reminder-none = All right, no letter from me about this talk.
signup-letters-off = You have switched off all letters from me, so this one would not come. Shall I switch them on again?
signup-button-switch = Switch on, and write to me
signup-button-remind = Write to me after all
signup-button-no-letter = No letter after all

details-mine-going = Your answer: **going**
details-mine-maybe = Your answer: **maybe**
details-mine-declined = Your answer: **not coming**
details-mine-waitlisted = Your answer: **{ answer-waitlisted }**
details-mine-given-on = You are not on the list any more: your seat was given on.
details-roles = Who may sign up: { $roles }
details-thread = Talk about it in { $thread }.

answer-going = going
answer-maybe = maybe
answer-declined = not coming
answer-given-on = not on the list any more: your seat was given on
answer-waitlisted = { $place ->
    [0] a seat is kept for you: press [I'm going]
   *[other] on the waiting list, number { $place }
 }

join-here = Here is your way in. It is for you alone, so please don't pass it on.
join-channel = The talk takes place in { $channel }.
join-button-channel = Go there
join-later = The way in opens 15 minutes before the start, { $when }.
join-none = There is no link for joining this talk at the moment. The organisers will tell you here.
letters-stopped = I will send you no more letters about talks, also when one is moved or cancelled. Here, or by `/me` on the server, you can switch them on again.
letters-allowed = I will write to you again: before the talks for which you asked me to, and when one that you are going to is moved or cancelled.

me-title = You and the talks
me-letters-on = I write to you before the talks for which you asked me to, and when one that you are going to is moved or cancelled.
me-letters-off = I send you no letters about talks, except an offer of a seat that you wait for.
me-switch-on = Stop all letters
me-switch-off = Allow letters
me-findings-letters = Letters about findings
me-letters-when = Letters before a talk: **{ letter-before }** · { $quiet ->
    [no] no quiet hours
   *[yes] quiet from { $from } to { $until }, by the clock of { $city }
 }
me-letters-quiet = -# In quiet hours no letter comes: one that would comes before them, news after them, unless the talk begins first.
me-before-choose = When shall I write before a talk?
me-before-15 = 15 minutes before a talk
me-before-60 = An hour before a talk
me-before-1440 = A day before a talk
# $city is whose clock they live by.
me-letters-zone = By the clock of **{ $city }**: letters say when a talk comes earlier or later there than usual.
me-letters-cap = -# What is more than you take a day: notes and key findings come the next day, a note at once where that would be too late, reminders not at all. Changes, cancellations and seats come always.
me-cap-choose = How many letters a day?
me-cap = { $count ->
    [0] As many letters as there are
    [one] One letter a day
   *[other] { $count } letters a day at most
 }
me-language-choose = In which language shall I write?
me-language-servers = Letters in the language of each server
me-quiet-button = Quiet hours and zone
me-quiet-form = Quiet hours and zone
me-quiet-field-hours = From and until which hour?
me-quiet-field-hours-hint = Such as 22-7; empty for none
me-quiet-field-zone = By the clock of which city do you live?
me-coming = **Your talks**
me-nothing = You have not signed up for a coming talk. `/talks` shows them.

people-button-csv = As a table
people-csv-here = Who signed up, with ids for names: I know no names. Please keep the file to the team.
my-calendar-button = My calendar
my-calendar-nowhere = I cannot keep your calendar in step: I have no address on the web, which whoever runs me can give me. [Calendar] on a talk's card gives you a file.
my-calendar-off = You have no calendar of your own here.
my-calendar-promise = I can make you an address to which your calendar subscribes: the talks of this server that you go to, or perhaps, with each change of time or place. It is for you alone; whoever knows it reads where you will be.
my-calendar-on = Make my address
my-calendar-here = **Your calendar**: the talks of this server that you go to, or perhaps. The address is for you alone: whoever knows it reads where you will be.
my-calendar-alarm = When shall your calendar ring?
my-calendar-alarm-0 = No alarm
my-calendar-alarm-15 = Alarm 15 minutes before
my-calendar-alarm-60 = Alarm an hour before
my-calendar-alarm-1440 = Alarm a day before
my-calendar-renew = New address
my-calendar-renew-question = The old address stops working at once, also in your own calendar: subscribe with the new one then.
my-calendar-keep = Keep it as it is
my-calendar-stop = Switch it off
my-calendar-stop-question = The address stops working at once, and for good. You can have another one at any time.

people-more = { $count ->
    [one] -# and one more
   *[other] -# and { $count } more
 }
people-no-part = { $mark } may not see the talks channel now and gets no letters. The seat is kept.
people-free = Free a seat
people-free-which = Whose seat becomes free? Whoever waits longest gets it; I tell only them.
people-free-number = Seat of number { $number }
people-free-question = Free the seat of { $member }? Whoever waits longest gets it, and nothing gives it back.
people-free-yes = Free it
people-freed = The seat of { $member } is free.
people-none = Nobody is on the list.
people-going = **Going: { $count }**
people-maybe = **Maybe: { $count }**
people-declined = **Not coming: { $count }**
people-waitlisted = **Waiting for a seat: { $count }**
