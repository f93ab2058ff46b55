# One sentence per error class of bot/domain/errors.py: what is wrong, and what to do.
# The id is the class's name; the variables are its params.

error-bot-error = That did not work. Please try again.
error-not-found = There is nothing with this code here. Please check it, or pick one from the list.
error-rule-broken = That is not possible at the moment.
error-not-allowed = You do not have the right to do that. Please ask an organiser.
error-conflict = Somebody else was faster. Please look again and repeat your change.
error-bad-input = I could not understand that. Please check what you entered.
error-unavailable = That is not available right now. Please try again in a minute.

error-changed-meanwhile = Somebody changed this in the meantime. Please open it again and repeat your change.
error-store-unavailable = I could not save that, so nothing was changed. Please try again in a minute.
error-store-in-use = Another Rostrum is using this data folder. Stop it first, or set ROSTRUM_DATA to another folder.
error-store-is-newer = This data was written by a newer Rostrum (format { $found }; this one knows { $known }). Update Rostrum, then start it again.

# Whatever has no sentence of its own. $reference also stands in the log.
error-unexpected = Something went wrong on my side, and I have noted it. If it happens again, tell the host this reference: { $reference }
