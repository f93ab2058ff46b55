# Letters about the key findings of a series.
findings-letters-button-on = Write to me of the next ones
findings-letters-button-off = No more of these
findings-letters-title = Letters about key findings
findings-letters-on = I will write to you when the next key findings of **{ $series }** are published: one silent letter for each edition.
findings-letters-off = I will not write to you about key findings of **{ $series }**.
findings-letters-state-on = I write to you
findings-letters-state-off = no letters
findings-letters-choose = Switch a series on or off
findings-letters-none-come = You have stopped all letters from me, so none of these comes either. [Allow letters] under `/me` switches them on.
findings-letters-no-series = There is no series here yet whose findings I could write about.

findings-letter = You asked for letters about { $series }. **{ $title }** is published. It says, for one:
findings-letter-rest = { $count ->
    [one] One finding
   *[other] { $count } findings
 }, { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
 } to read. This is the only letter about it.
