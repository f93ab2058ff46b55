# What an organiser writes to those who signed up.
circular-button = Write to them
circular-form = Write to those who signed up
circular-field-text = Your note
circular-hint-text = Once a day for each talk, by letter and without a sound. You see it before it goes out.
circular-field-also = Who else reads it?
circular-also-maybe = Those who said maybe
circular-question = It goes to { told-letters }. Nothing takes it back.
circular-yes = Send it
circular-sent = On its way to { told-letters }.
circular-letter = The organisers of **{ $title }** write to those who signed up:
people-free-kept = kept until { $when }
people-choices = **{ $question }**
people-choice = - { $option }: at least { $count }
people-choice-others = - others, of fewer than five each: at least { $count } together
people-choices-few = -# Of each answer there are fewer than five so far, which are not shown.
