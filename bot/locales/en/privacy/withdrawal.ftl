# A panellist does not agree any more to be named.
places-title = Where “{ $name }” stands
places-none = In no note, no finding and nothing that was published.
places-correct-how = [Correct all] writes “{ places-instead }” instead, and corrects what was published, at once.
places-correct = Correct all
places-corrected = Done: “{ $name }” stands in no note, no finding and no published text of mine any more. What was posted is being corrected.
places-instead = a panellist
places-revision = - **Published key findings**, revision { $number }
places-takeaway = - a note: { $text }
places-finding = - finding { $number }: { $heading }
places-edition = - the text around the findings of { $name }
places-key-findings = - title, authors or scope of the key findings { $title }
places-maybe = **May mean the same person** – you decide. [Correct all] leaves these alone; findings and texts around them are changed in `/draft`.
# $place is one of the lines above.
places-found = { $place } → found: “{ $found }”
places-open = Open a note to change it, hide it or leave it
places-review = - comments of a review
places-more = - and { $count } more
places-by-hand = **To be done by hand**
places-website = - the website: { $link }
places-recording = - the recording: { $link }
places-programme = - the programme of talk { $number } ({ $title }), if it shall not stand there either: [Segments and people]
places-others = - messages that people wrote, files that were taken out, and calendars. Backups have it for 30 days.
