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
