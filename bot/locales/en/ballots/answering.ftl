# The form of an anonymous poll, and what its sender reads.
ballot-form-title = { $again ->
    [yes] Answer again: replaces yours
   *[no] Your answers
 }{ $pages ->
    [one] { "" }
   *[other] { " " }({ $page } of { $pages })
 }
ballot-form-example = Example: nothing here is counted
ballot-name-nobody = Please name nobody.
ballot-page-kept = Page { $page } of { $pages } is kept for now, in memory only. **Nothing is counted until you send the last page.**
ballot-button-go-on = Go on to page { $page } of { $pages }
ballot-counted = Counted. No moderator sees what you answered, and after closing nobody can tell. Until { $until } ({ $distance }) you can answer again: what you send last counts.
ballot-counted-again = Counted instead of what you sent before. No moderator sees what you answered, and after closing nobody can tell. Until { $until } ({ $distance }) you can answer again: what you send last counts.
ballot-button-again = Answer again
