# What a member reads of what is stored about them, and before it is erased.

my-data-title = What I store about you
my-data-scope-here = On this server, and what you chose for all of them.
my-data-scope-all = On all servers that I am on.
my-data-line =
    - **{ $name }**: { $count }. { $why }
      -# Kept { $term }.
my-data-nothing = Nothing: no document of mine names you.
my-data-never = Of you I know Discord's id, never your name. What you logged under the Chatham House Rule was stored without you, so it is not listed here. Nor is what you answered in anonymous polls: while one is open, it lies under a mark that is found only by your answering again, or by erasing you.
my-data-here = Here it is: the page for you, the JSON for programs. Only you see this message.
my-data-button-open = My data
my-data-button-file = Take it away
my-data-button-all = On all servers
my-data-button-erase = Erase …

my-data-page-title = What Rostrum stores about you
my-data-page-made = Made on { $at }.
my-data-page-kept = Kept { $term }.
my-data-page-rest = The bot knows you by Discord's id alone. What was logged under the Chatham House Rule was stored without its author and cannot be listed. Answers in an anonymous poll lie, while it is open, under a mark that is found only by your answering again, or by erasing you; once it is closed, nobody can tell which were yours.
my-data-head-when = When
my-data-head-what = What
my-data-head-about = About

my-data-part-answered = Your answer
my-data-part-attended = You were there
my-data-part-written-to = The bot wrote to you
my-data-part-wrote = You logged
my-data-part-supported = You supported a note
my-data-part-reported = You reported a note
my-data-part-changed-note = You changed this note last
my-data-part-typed = You typed, and have not confirmed
my-data-part-chose = Your own settings
my-data-chose-no-letters = no letters for now
my-data-chose-before = letters before a talk come { letter-before }
my-data-chose-quiet = quiet from { $from } to { $until }, by the clock of { $city }
my-data-chose-cap = { $count ->
    [one] one letter a day
   *[other] { $count } letters a day at most
}
my-data-chose-language = letters in { $language }
my-data-chose-zone = by the clock of { $city }
my-data-chose-direct = where your direct messages are
my-data-chose-calendar = the secret address of your own calendar
my-data-chose-findings = letters about new key findings
my-data-everywhere = All servers
my-data-part-changed = You changed this talk last
my-data-part-takes-notes = You take notes of this talk
my-data-part-co-produces = You write the findings of this series with the team
my-data-part-asked-review = You asked for the review
my-data-part-reviewed = You reviewed
my-data-part-published = You published
my-data-part-set-up = You chose the channels
my-data-part-did = You did something for the team

erase-title = Erase what I store about you?
erase-scope-here = On this server. Your own settings, which hold for all servers, stay.
erase-scope-all = On all servers, with your own settings.
erase-goes = **Goes for good**
erase-line = - { $name }: { $count }
erase-stays = **Stays without you**, for it belongs to the series
erase-stays-wrote = { $count ->
    [one] - One note of yours: its words, not who wrote it; nor can you change it then
   *[other] - { $count } notes of yours: their words, not who wrote them; nor can you change them then
 }
erase-stays-supported = { $count ->
    [one] - One note that you supported, without any support of yours
   *[other] - { $count } notes that you supported, without any support of yours
 }
erase-stays-reported = { $count ->
    [one] - One note that you reported, without who reported it
   *[other] - { $count } notes that you reported, without who reported them
 }
erase-stays-changed-note = { $count ->
    [one] - One note that you changed last
   *[other] - { $count } notes that you changed last
 }
erase-stays-changed = { $count ->
    [one] - One talk that you changed last
   *[other] - { $count } talks that you changed last
 }
erase-stays-takes-notes = { $count ->
    [one] - One talk of which you take notes, without that right of yours
   *[other] - { $count } talks of which you take notes, without that right of yours
 }
erase-stays-co-produces = { $count ->
    [one] - One series whose findings you write with the team, without that right of yours
   *[other] - { $count } series whose findings you write with the team, without that right of yours
 }
erase-stays-asked-review = { $count ->
    [one] - One text for which you asked for a review
   *[other] - { $count } texts for which you asked for a review
 }
erase-stays-reviewed = { $count ->
    [one] - One text that you reviewed
   *[other] - { $count } texts that you reviewed
 }
erase-stays-published = { $count ->
    [one] - One publication
   *[other] - { $count } publications
 }
erase-stays-set-up = { $count ->
    [one] - the settings of one server
   *[other] - the settings of { $count } servers
 }
erase-stays-did = { $count ->
    [one] - One line of what the team did, without who it was
   *[other] - { $count } lines of what the team did, without who it was
 }
erase-ballots = **Anonymous polls**: answers in one that is open go, if there are any, and count no more. Of one that is closed they stay in its sums: nobody can tell whose they are.
erase-out-of-reach = **What I keep** is your Discord id in the list of who was erased, so that no backup brings you back. **Out of my reach**: messages in Discord (delete your own there), notes under the Chatham House Rule (nobody knows that they are yours), files that organisers have taken out. Backups forget you too. If you have a seat, it goes to whoever waits. What you do with me from then on is stored again.
erase-yes-here = Erase it on this server
erase-yes-all = Erase it everywhere
erase-no = Keep it
erased-here = Erased on this server, for good. `/me` shows what there is.
erased-all = Erased on all servers, for good. Your Discord id stays on one list, so that a backup that is restored cannot bring you back.

erase-which = Who has left?
erase-which-about = Whose data I have here, the latest first. Choose somebody who has **left**; whoever is here does it with `/me`.
erase-which-none = I have no member's answers here. If you know the id of somebody who has left, I look for the rest.
erase-number = Number { $number }
erase-by-id = By id
erase-field-id = Their Discord id
erase-field-id-hint = A number of 17 to 19 digits
erase-other-title = Erase somebody who has left?
erase-other-scope = { $member }, on this server. What they chose for all servers is theirs alone.
erase-other-nothing = I store nothing here about { $member }.
erase-other-yes = Erase for good
erased-other = What this server had of { $member } is erased, for good.
erase-button-which = Erase somebody who left

error-still-here = They are still on this server, so only they can erase it: with `/me`, [My data].
error-id-not-understood = “{ $typed }” is no Discord id. Turn on developer mode in Discord, then copy it from their name.
