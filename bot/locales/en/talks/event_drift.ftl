# An event of a talk that somebody changed in Discord.
event-button-ours = As the talk has it
event-button-theirs = As it is in Discord
event-drift-title = ## Changed in Discord: { $title }
event-drift-line = **{ $what }**
    The bot wrote: { $ours }
    In Discord: { $theirs }
event-drift-question = Which counts? Until you say so, the event stays as it is in Discord. { $moves ->
    [yes] [As it is in Discord] moves the talk, and who signed up is told of it like of any move.
   *[no] [As it is in Discord] takes title and place over into the talk; a description, a picture or a link stays in Discord alone.
 }
event-no-end = no end
event-no-text = nothing
event-no-picture = none
event-its-picture = the picture of the talk
event-other-picture = another picture
event-field-name = Title
event-field-description = Description
event-field-starts-at = Start
event-field-ends-at = End
event-field-place = Place
event-field-picture = Picture
event-ours-counts = The event is being set back to what the talk has.
event-theirs-counts = What stands in Discord counts now.
event-left-out = This talk has no Discord event any more. [Post again what was deleted] on its panel brings one back.
