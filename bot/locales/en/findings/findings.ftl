# The workbench of the key findings, their preview and their publication.
cmd-draft = draft
cmd-draft-about = The workbench for an edition's key findings
cmd-findings = findings
cmd-findings-about = Read the published key findings

form-which-edition = Which edition?
draft-title = Key findings · { $title } · draft { $draft }
draft-tally = { $takeaways ->
    [one] One takeaway
   *[other] { $takeaways } takeaways
 }: { $placed } placed, { $waiting } to sort, { $out } left out · { $findings ->
    [one] one finding
   *[other] { $findings } findings
 } · { $minutes } min to read
draft-none = Nothing is written yet. Sort the takeaways, or begin a finding.
draft-finding = **{ $number }** { $heading } · { $takeaways ->
    [0] nothing rests on it yet
    [one] one takeaway
   *[other] { $takeaways } takeaways
 }
draft-writing = *somebody is writing since { $since }*
draft-writing-around = *somebody is writing the introduction, thanks or links since { $since }*
form-writing = Somebody else is writing this since { $since }. If both of you send it, whoever comes second reads both texts and chooses.
draft-state-draft = Not under review.
draft-state-in-review = Waiting for a second look, asked for by { $author }.
draft-state-approved = Approved by a second person: any organiser can publish it now.
draft-state-published = Published as revision { $revision }.
draft-missing = Missing: { $what }
draft-missing-nothing = Nothing is missing.
draft-button-sort = Sort { $count }
draft-button-write = Write { $number }
draft-button-new = New finding
draft-button-order = Order
draft-button-around = Introduction, thanks …
draft-button-preview = Preview
draft-button-review = Ask for review
draft-button-notes = Notes as a file
draft-button-file = Draft as a file
draft-button-back = Back to the draft
draft-button-open = Open the draft
draft-open = Open a finding
draft-page = More …

sort-title = { $count ->
    [one] The last one to sort
   *[other] { $count } to sort
 }
sort-likely = looks like finding { $number } by its { $by ->
    [meaning] meaning
   *[words] words
}: { $heading }
# Guesses by the characters of their texts.
sort-near = -# Near these:
sort-near-in = in finding { $number }
sort-near-waits = to sort
sort-near-out = left out
sort-button-in = Put in finding { $number }
sort-button-new = New finding
sort-button-out = Leave out
sort-button-later = Later
left-out-button = Left out { $count }
left-out-title = { $count ->
    [0] Nothing is left out.
    [one] One takeaway is left out. Members do not see it.
   *[other] { $count } takeaways are left out. Members do not see them.
 }
left-out-back = Bring one back, to be sorted
sort-button-again = { $count ->
    [one] Bring the last one back
   *[other] Bring the last { $count } back
 }
sort-together = { $count ->
    [one] -# This one looks like finding { $number } too:
   *[other] -# These { $count } look like finding { $number } too:
 }
sort-button-all = { $count ->
    [one] Put it in finding { $number }
   *[other] Put all { $count } in finding { $number }
 }
sort-reading = { $done } of { $count } takeaways and findings read, to tell what they look like …
sort-other = Put it in another finding
sort-against = It speaks against a finding
sort-done = Everything is sorted.
form-new-finding = New finding
form-edit-finding = Edit the finding
form-around = Introduction, thanks, website
field-heading = Heading
field-heading-hint = One sentence that says what was found
field-body = Text
field-body-hint = An empty line begins a new paragraph
field-introduction = Introduction
field-further-reading = Further reading
field-further-reading-hint = One item a line
field-thanks = With thanks to
field-website = Address on the website
field-website-hint = Where the key findings will stand; empty if nowhere

both-title = Somebody wrote this finding anew while you were writing. Nothing of yours is lost: choose your text, or both together, or leave theirs.
both-around-title = Somebody wrote there too while you were writing. Nothing of yours is lost: choose your text, or both together, or leave theirs.
both-one-title = Somebody changed this too while you were writing. Nothing of yours is lost: take yours, or leave theirs.
meanwhile-title = Somebody changed this too while you were writing. Nothing of yours is lost: [Take mine] opens the form as it stands now, with what you changed in it.
meanwhile-elsewhere = Somebody changed something else of this while you were writing, and nothing that this form asks. Nothing of yours is lost: [Take mine] opens the form with it, to be sent again.
both-theirs = Theirs, as it stands now
both-mine = Yours, against theirs
both-same = the same
both-button-mine = Take mine
both-button-merge = Both together
finding-nothing = Nothing is written yet.
finding-rests-on = { $count ->
    [0] No takeaway supports it yet.
    [one] It rests on one takeaway:
   *[other] It rests on { $count } takeaways:
 }
finding-against = speaks against it
finding-represents = { $talks ->
    [one] One talk
   *[other] { $talks } talks
 }{ $cities ->
    [0] {""}
    [one] {" · "}one city
   *[other] {" · "}{ $cities } cities
 }{ $organisations ->
    [0] {""}
    [one] {" · "}one organisation
   *[other] {" · "}{ $organisations } organisations
 }{ $quiet ->
    [0] {""}
   *[other] {" "}(nobody counted of talks under the Chatham House Rule: { $quiet })
 }
finding-button-edit = Edit
finding-button-open = Open { $number }
finding-button-next = Write { $number } next
finding-button-remove = Remove
finding-join = Merge it into another finding
finding-join-question = Merge **{ $heading }** into { $number } **{ $into }**? Its text and its takeaways go there, and they cannot be taken apart again.
finding-join-yes = Merge them
finding-take-back = Take a takeaway out, to be sorted again
finding-remove-question = Remove **{ $heading }**? { $count ->
    [0] Nothing rests on it.
    [one] Its takeaway will have to be sorted again.
   *[other] Its { $count } takeaways will have to be sorted again.
 }
finding-remove-yes = Remove it
finding-remove-no = Keep it

order-which = Which finding should stand elsewhere?
order-where = Where should “{ $heading }” stand?
order-at = Place { $number }, now: { $heading }

preview-page = page { $page } of { $pages }
preview-facts = Draft { $draft } · { $minutes } min to read · goes to { $channel } · website: { $website } · pings: 0
preview-no-website = none
preview-button-earlier = Back
preview-button-later = Next
preview-button-publish = Publish …
publish-question = Publish these key findings in { $channel } as revision { $revision }? { $count ->
    [one] One heading
   *[other] { $count } headings
 } and { $forum ->
    [none] a discussion thread
   *[other] { $each ->
        [yes] a post in { $forum } to talk about it, with one more for each finding
       *[no] a post in { $forum } to talk about it
     }
 }, the whole text as a file. Pings: 0.
publish-yes = Publish now
publish-button-reason = With a reason …
form-correction = Publish a correction
field-correction = What is corrected?
field-reason-hint = One sentence that everybody reads beside the date. Name nobody who has not agreed.
retract-button = Retract …
form-retract = Retract what was published
field-retraction = Why is it retracted?
publish-button-later = At a time …
publish-button-not-then = Do not publish then
form-publish-later = When shall they be published?
publish-later-question = Publish these key findings in { $channel } as revision { $revision } on { $when }? Until then they can be taken back. If they are changed before, or more is wrong with them then, nothing is published and backstage reads why.
publish-later-yes = Publish { $when }
draft-publish-at = Will be published { $when }, unless it is changed before.
publication-done = **{ $title }**: revision { $revision } is on its way to { $channel }, as planned.
publication-stopped = ⚠️ **{ $title }** was not published at its time.
stopped-changed = The draft was changed after the time was chosen. Look at it, and publish it or choose a time again.
stopped-not-reviewed = No second person has approved of it. Ask for a review again.
stopped-no-channels = No channel is chosen. Choose it in /setup, then publish.
stopped-nothing-new = It had been published already.
stopped-checks = More is wrong with it than when the time was chosen. Mend it, or publish it all the same:
publish-on-its-way = Revision { $revision } is on its way to { $channel }.
review-question = Ask for a review of draft { $draft }? The team reads of it backstage.
review-yes = Ask the team
review-asked = I have told the team backstage. Somebody other than you can publish it now.
# It stays there after the review is over.
review-post = **{ $title }**: { $author } asked for a second look at draft { $draft }. It had { $findings ->
    [one] one finding
   *[other] { $findings } findings
 }, { $minutes } min to read.

findings-none = No key findings are published yet.
findings-line = **{ $title }** · { $count ->
    [one] one finding
   *[other] { $count } findings
 } · { $minutes } min to read · { $when }
findings-post-title = Key findings
findings-facts = { $count ->
    [one] One finding
   *[other] { $count } findings
 } · { $minutes } min to read
findings-corrected = Corrected { $when } (revision { $revision }){ $reason ->
    [none] .
   *[other] : { $reason }
 }
# What `python -m bot verify` compares, see docs/verifying.md.
findings-sealed = Revision { $revision } · checksum { $digest }
findings-retracted = **Retracted { $when }**: { $why }
findings-button-why = Why
findings-button-read = Read here
findings-button-website = On the website
findings-button-post = Talk about it
finding-name = { $number }. { $heading }
finding-name-gone = A finding that was taken back
finding-goes-on = … it goes on in the whole text.
finding-gone = Since the correction of { $when } this is no finding any more.
findings-thread = Key findings { $title }: what do you make of them?
findings-more = { $count ->
    [one] and one more
   *[other] and { $count } more
 }

# Headings of the document as it is read in Discord.
article-evidence-talk = Talk { $number }
article-evidence-minutes = { $count ->
    [one] minute { $minutes }
   *[other] minutes { $minutes }
 }
article-became = What became of the last findings
article-talks = Talks
article-further-reading = Further reading
article-thanks = With thanks to
article-scope = About this document
article-recording = Recording

# Never a refusal: a name may be somebody else's, or meant.
findings-named = ⚠️ { $count ->
    [one] **{ $names }** may be named here, and has not agreed to that or spoke under the Chatham House Rule.
   *[other] These may be named here, and have not agreed to that or spoke under the Chatham House Rule: **{ $names }**.
 } Go on only if it is meant.

# The letter to who signed up and may have missed it.
catch-up-letter = In case you could not be at { $talks }: **{ $title }** is published. It says, for one:
catch-up-rest = { $count ->
    [one] One finding
   *[other] { $count } findings
 }, { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 } to read. You signed up and asked for letters; this is the only one about it.
