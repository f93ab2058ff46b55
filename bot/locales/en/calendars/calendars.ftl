# What calendars subscribe to, and the pages that are read without Discord.
subscribe-address = In any calendar, choose “subscribe” and give it this address:
 `{ $address }`
 On phones and Macs this one is taken too: `{ $webcal }`

web-not-found-title = Nothing is here
web-not-found = There is no calendar at this address, or not any more. Please ask for the address again where you got it.
web-too-often-title = Too many requests
web-too-often = This calendar was asked for too often from where you are. Please try again in a minute.
web-only-read-title = Only reading is possible
web-only-read = Calendars can be read here, not changed.
web-unread-title = This cannot be read
web-unread = What came in is not how a calendar is asked for. Please copy the whole address once more, and try again.
web-failed-title = Something went wrong
web-failed = The calendar could not be read just now. Please try again later; whoever runs this finds the reason in the log.
web-unknown-title = Not now
web-unknown = Discord does not say just now whether this calendar is still yours to read. Please try again later.
