# A draft that was written further in an office program, and comes back.
draft-button-return = From a file …
form-returned = The draft from a file
field-returned = The file
field-returned-hint = Word, OpenDocument, web page, Markdown, JSON or text. You see what it changes first.
returned-title = What { $file } changes
returned-sum = { $changed ->
    [0] No finding is different
    [one] One finding is different
   *[other] { $changed } findings are different
 }{ $new ->
    [0] { "" }
    [one] , one is new
   *[other] , { $new } are new
 }{ $order ->
    [0] { "" }
   *[other] , the order is different
 }{ $around ->
    [0] { "" }
    [one] , and so is one text around them
   *[other] , and so are { $around } texts around them
 }. Nothing is changed yet.
returned-nothing = Nothing: the draft says the same.
returned-finding = Finding { $number }
returned-new = New, { $number } in the file: { $heading }
returned-order = The order
returned-is-left = (stays as it is)
returned-missing = { $count ->
    [one] Finding { $numbers } is not in the file and stays as it is, behind the others. [Remove] on its card deletes it.
   *[other] Findings { $numbers } are not in the file and stay as they are, behind the others. [Remove] on their cards deletes them.
 }
returned-not-understood = { $count ->
    [one] One line of the file was not understood and is left out: “{ $line }”
   *[other] { $count } lines of the file were not understood and are left out, the first one: “{ $line }”
 }
returned-leave = Leave some of it as it is …
returned-button-take = Take it over
returned-changed = Somebody wrote in the draft meanwhile. This is what the file would change now:
