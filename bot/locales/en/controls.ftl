# What stands on cards and forms of every area.
page-back = ◀ Page { $number }
page-on = Page { $number } ▶
field-file = Or a text file
field-too-long = The present text is too long for this box: hand in a file below
field-file-hint = Plain text, up to 200 kB
