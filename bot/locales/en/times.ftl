# Times. The pattern is a CLDR date pattern (EEEE = weekday, d = day, MMMM = month, y = year).
time-day-pattern = EEEE d MMMM y
time-day-pattern-short = EEE d MMM y
time-slot = { $day }, { $start }–{ $end } { $city }
time-wall = { $day }, { $start } { $city }
# What the clocks of another city show; $day is given where it is another day there.
time-city = { $city } { $start }
time-city-another-day = { $city } { $start } ({ $day })
# In weeks when its clocks are apart otherwise than usual. $side is "later" or "earlier".
time-city-unusual = { $time }, { $minutes ->
    [60] an hour
   *[other] { $minutes } minutes
 } { $side ->
    [later] later
   *[earlier] earlier
 } than usual

# How far away a moment is. $past is "yes" or "no".
distance-minute = { $past ->
    [yes] { $count ->
        [0] just now
        [one] one minute ago
       *[other] { $count } minutes ago
    }
   *[no] { $count ->
        [0] now
        [one] in one minute
       *[other] in { $count } minutes
    }
 }
distance-hour = { $past ->
    [yes] { $count ->
        [one] one hour ago
       *[other] { $count } hours ago
    }
   *[no] { $count ->
        [one] in one hour
       *[other] in { $count } hours
    }
 }
distance-day = { $past ->
    [yes] { $count ->
        [one] one day ago
       *[other] { $count } days ago
    }
   *[no] { $count ->
        [one] in one day
       *[other] in { $count } days
    }
 }
distance-week = { $past ->
    [yes] { $count ->
        [one] one week ago
       *[other] { $count } weeks ago
    }
   *[no] { $count ->
        [one] in one week
       *[other] in { $count } weeks
    }
 }
distance-month = { $past ->
    [yes] { $count ->
        [one] one month ago
       *[other] { $count } months ago
    }
   *[no] { $count ->
        [one] in one month
       *[other] in { $count } months
    }
 }
distance-year = { $past ->
    [yes] { $count ->
        [one] one year ago
       *[other] { $count } years ago
    }
   *[no] { $count ->
        [one] in one year
       *[other] in { $count } years
    }
 }
