# What key findings lack: a line in the workbench, a list in the questions before review and publication.
checklist-title = { $count ->
    [one] One thing is open
   *[other] { $count } things are open
 }
checklist-go = Go there
check-rule = Publish a correction: talk { $number } is under the Chatham House Rule now, and what was published names its segment and minute. The draft no longer does.
check-named = finding { $number } may name { $names }, without consent or under the Chatham House Rule
check-named-around = the text around the findings may name { $names }, without consent or under the Chatham House Rule
check-recording = recording of talk { $number }
check-introduction = introduction
check-thanks = thanks
check-body = finding { $number } has no text
check-body-several = findings { $numbers } have no text
check-support = nothing supports finding { $number }
check-support-several = nothing supports findings { $numbers }
check-against = something speaks against finding { $number }
check-lost = { $count ->
    [one] one takeaway lies in a finding that is gone
   *[other] { $count } takeaways lie in findings that are gone
 }
check-talk = nothing rests on talk { $number }{ $people ->
    [0] {""}
   *[other] {" "}({ $names })
 }
check-segment = nothing rests on talk { $number }, segment { $segment }{ $people ->
    [0] {""}
   *[other] {" "}({ $names })
 }
check-consents = { $count ->
    [one] one panellist has not been asked about being named, so will not be
   *[other] { $count } panellists have not been asked about being named, so will not be
 }
check-to-sort = { $count ->
    [one] one takeaway is not sorted
   *[other] { $count } takeaways are not sorted
 }
