# What "python -m bot verify FILE" says. $at is a moment, $number and $broken are revisions.

verify-chain-missing = I found no file of revisions beside it (“…-revisions.json”): name it with --revisions to learn what came after, and whether the text is the published one.
verify-chain-broken = The chain of revisions contradicts itself at revision { $broken }: it was changed after it was written.
verify-chain-damaged = The file of revisions is not as it was written: get it again from where it was published.
verify-unknown = { $name } does not say which revision it is, and is not listed: it is a draft, was edited, or is of another program.
verify-revision = { $name } says that it is revision { $number }.
verify-not-of-chain = The chain of revisions does not have this revision { $number }: the two are of different publications, or one of them was made up.
verify-bytes-same = Its bytes are as they were when it was written.
verify-bytes-differ = Its bytes differ from those that were written: it was changed, or damaged on the way.
verify-bytes-unknown = Nobody can tell whether its bytes are as they were written: there is no seal in it, and no checksum of it.
verify-text-same = Its text is the one that was published as revision { $number } of “{ $title }” on { $at }.
verify-text-differs = Its text is not the one that was published as revision { $number } of “{ $title }” on { $at }.
verify-text-unread = Its text cannot be compared in this form; the JSON, Markdown or web page of the same revision can.
verify-newest = It is the newest revision that this chain knows.
verify-superseded = Newer ones were published since:
verify-later = revision { $number }, { $at }, { $digest }
verify-head = The chain ends with revision { $number }, { $digest }. Compare this with what was posted where it was published.
