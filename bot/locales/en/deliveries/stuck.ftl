# What is stuck, and what came of trying it again.
desk-mend = Try again: { $what }
# Where two would read alike.
desk-mend-numbered = { $what } ({ $number })
desk-post-again = Post it again: { $what }
desk-ask-again = Ask again: { $what }
event-button-compare = Compare
event-button-leave-out = Leave it out
posted-again = On its way again: { $what }.
desk-mend-all = Try all again
desk-give-up = Give up
desk-give-up-what = Give up: { $what }
give-up-question = **Give up “{ $what }”?**
    { $title }
    { $kind ->
        [announcement] Then the channel never reads of this talk, and nobody can sign up there; nor does it open the talk's thread. Trying again later needs nothing but the cause to be mended.
       *[other] Then it is never sent. Trying again later needs nothing but the cause to be mended.
    }
give-up-yes = Give it up for good
give-up-no = Back
desk-button-back = Desk
desk-was-due = Was due { $when }
desk-was-sent = Posted { $when }

# What came of trying messages again.
tried = Tried again: { $outcomes }.
tried-sent = { $count ->
    [one] one message went through
   *[other] { $count } messages went through
}
tried-stuck = { $count ->
    [one] one is stuck again
   *[other] { $count } are stuck again
}
tried-given-up = { $count ->
    [one] one is too late or not wanted any more
   *[other] { $count } are too late or not wanted any more
}
tried-later = { $count ->
    [one] one waits for its new time
   *[other] { $count } wait for their new times
}
tried-trying = { $count ->
    [one] I am trying it now; open `/desk` again to see what came of it.
   *[other] I am trying { $count } messages now; open `/desk` again to see what came of them.
}

# Why a message is stuck that nobody holds.
trouble-held = nobody wrote down why.
trouble-in-doubt = I am checking whether it went out.
trouble-unfinished = I was interrupted while sending it, and will check whether it went out.
trouble-overdue = its time has passed, and I have not come to it yet.
