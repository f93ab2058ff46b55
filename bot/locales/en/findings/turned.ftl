# What somebody did meanwhile, for others who have the draft open.
turned-meanwhile = { $said } Here is the draft as it stands now; press again if you still want to.
turned-asked = { $who } asked for a review of draft { $draft } at { $at }.
turned-approved = { $who } approved draft { $draft } at { $at }.
turned-sent-back = { $who } asked for changes at { $at }.
turned-reopened = { $who } changed the draft at { $at }: it needs a review again.
turned-timed = { $who } chose a time for the publication at { $at }.
turned-untimed = { $who } took the time of publication back at { $at }.
turned-published = { $who } published revision { $revision } at { $at }.
turned-retracted = { $who } retracted what was published at { $at }.

# In the draft of whoever looks at it again.
meanwhile = Since you looked at { $at }: { $what }
meanwhile-wrote = { $who } wrote { $count ->
    [0] a finding
    [one] finding { $numbers }
   *[other] findings { $numbers }
 }
meanwhile-removed = { $who } removed { $count ->
    [one] a finding
   *[other] { $count } findings
 }
meanwhile-ordered = { $who } put the findings in another order
meanwhile-around = { $who } wrote the introduction, thanks or links
meanwhile-returned = { $who } took a file over into the draft
meanwhile-sorted = { $who } sorted { $count ->
    [one] one takeaway
   *[other] { $count } takeaways
 }
draft-finding-gone = That finding is gone. Here is the draft as it stands now.
sort-meanwhile-finding = That one was put in finding { $number } meanwhile.
sort-meanwhile-out = That one was left out meanwhile.
sort-meanwhile-other = That one was changed meanwhile.
sort-new-without = { $what } Your heading can be a finding without it.
sort-new-button = New finding
