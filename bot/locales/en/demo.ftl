# The demo: what its command prints, and the story beside the channels.
demo-preparing = Building the server and playing the first weeks of the series …
demo-open = Open { $address } in a browser. Ctrl-C ends the demo and removes all of it.
demo-closing = Ending. Nothing is kept.
demo-nothing-planned = No message is planned. Do the next step of the story, or skip an hour.
demo-plug-counted = { $once ->
    [one] The bot was killed and started again. Counted in the channels: one planned message, sent once
   *[other] The bot was killed and started again. Counted in the channels: { $once } planned messages, each sent once
 }, { $twice } sent twice, { $missing } lost.

demo-chapter-before = Before
demo-chapter-live = Live
demo-chapter-after = After
demo-chapter-later = A year later

demo-step-sign-up = Mia signs up
demo-why-sign-up = She presses [I'm going] on the card. The counter rises; her name stays with the organisers.
demo-step-letter = She asks for a letter
demo-why-letter = Only who says [Yes] is written to. One more planned message.
demo-step-wait = Skip to the next planned message
demo-why-wait = 14:45: a quarter of an hour before the talk, the letter arrives in her direct messages.
demo-step-join = She opens the way in
demo-why-join = The link for joining stands in no channel: only in a private reply, from now on.
