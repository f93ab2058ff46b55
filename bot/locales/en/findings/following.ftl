# What became of published findings, some months later.
follow-up-taken-up = taken up
follow-up-under-way = under way
follow-up-done = done
follow-up-dropped = dropped
follow-up-unknown = nothing noted
follow-up-hidden = members do not see it
follow-up-post = What became of the findings of **{ $title }**, published { $when }? Note what you know of each; members read what you show them, and the next edition can print it.
follow-up-button-note = Note what became of them
follow-up-button-later = Ask again later …
follow-up-button = What became of them
follow-up-title = What became of { $title }, published { $when }
follow-up-none = None of its findings is in the draft any more.
follow-up-asked = I ask the team about them { $when }.
follow-up-not-asked = The team is not asked about them by itself.
follow-up-choose = What became of …
follow-up-button-stop = Do not ask
follow-up-button-when = Ask in … months
follow-up-months = { $months ->
    [0] never
   *[other] in { $months } months
 }
follow-up-show = yes
follow-up-hide = no
follow-up-became = What became of it: { $said }
# As the next edition prints it.
follow-up-printed = { $number }. { $heading }: { $status }{ $who ->
    [none] .
   *[other] {" "}({ $who }).
 }
form-follow-up = What became of finding { $number }?
form-follow-up-when = When shall I ask the team?
field-status = How does it stand?
field-who = Who took it up?
field-who-hint = An organisation or an office; name nobody who has not agreed
field-word = What is known of it?
field-evidence-link = Where can that be read?
field-shown = Show it to members, under the finding?
field-months = From today
field-months-hint = Later publications of the series use it too, if you keep the series
field-look-back = What became of the last findings
field-look-back-hint = One item a line; taken from what was noted for { $edition }
