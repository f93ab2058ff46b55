# The second person's look at a draft: comments under findings, and one answer.
review-title = Review of { $title } · draft { $draft }
review-changed = Changed since your last answer:
review-changed-others = Changed as well since then: { $numbers }
review-comment = **{ $who }** ({ $when }): { $text }
review-somebody = somebody
review-said-approved = ✅ { $who } approved draft { $draft } ({ $when })
review-said-needs-changes = ✏️ { $who } asked for changes of draft { $draft } ({ $when }){ $comments ->
    [0] {""}
    [one] : one comment
   *[other] : { $comments } comments
 }
review-published = It was published as revision { $revision }.
review-button-open = Review
review-button-comment = Comment
review-button-own = Edit my comment
review-button-approve = Approve
review-button-changes = Needs changes
form-comment = Comment on finding { $number }
field-comment = What should be another?
field-comment-hint = The team reads it under the finding; empty takes it back
draft-comments = { $count ->
    [one] one comment
   *[other] { $count } comments
 }
