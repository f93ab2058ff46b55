# What a programme's file lists: new, changed, gone.
listing-understood = ## { $series } { $edition }
 { $count ->
    [one] The file lists one talk
   *[other] The file lists { $count } talks
 }: { $made } new, { $changed } changed. { $made ->
    [0] { $changed ->
        [0] There is nothing to do.
       *[other] Does this look right?
    }
   *[other] Does this look right?
 }
listing-tells = { $count ->
    [one] One talk of them is announced: whoever is going, and the channel, will be told of the change.
   *[other] { $count } talks of them are announced: whoever is going, and the channel, will be told of the changes.
 }
listing-asks-zone = Some hours in the file are of no time zone; below they stand as { $city } time. Whose clocks are meant?
listing-ends-rules = What repeats without an end was followed until { $day }.
listing-new = **{ $title }** · new
listing-changed = **{ $title }** · { $what }
listing-change-title = another title
listing-change-time = another time
listing-change-place = another place
listing-change-text = another description
listing-change-people = other segments or people
listing-change-links = other links
listing-becomes = now { $new }
listing-was-becomes = { $old } → { $new }
listing-join = With a link to join, which nobody else sees.
listing-segments = { $count ->
    [one] One part
   *[other] { $count } parts
 }, { $people ->
    [0] nobody named
    [one] one person
   *[other] { $people } people
 }
listing-gone = **Not in the file.** { $count ->
    [one] It stays as it is; take it off on its panel.
   *[other] They stay as they are; take them off on their panels.
 }
listing-called-off = **Called off in the file.** { $count ->
    [one] It stays as it is; take it off on its panel.
   *[other] They stay as they are; take them off on their panels.
 }
listing-done-already = **Running, over or cancelled here**, so nothing of { $count ->
    [one] it
   *[other] them
 } changes.
listing-same = **As in the file already**
listing-nothing = Nothing in the file is for this edition.
listing-zone-own = They are { $city } times
listing-zone-other = Another zone
form-listing-zone = Whose clocks are meant?
field-listing-zone = Time zone, or its city
listing-done = { $made ->
    [0] { $changed ->
        [one] Changed one talk.
       *[other] Changed { $changed } talks.
    }
    [one] { $changed ->
        [0] Added one talk.
       *[other] Added one talk, changed { $changed }.
    }
   *[other] { $changed ->
        [0] Added { $made } talks.
       *[other] Added { $made } talks, changed { $changed }.
    }
 } `/talk panel` shows all talks.
