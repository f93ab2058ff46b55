# What the command line says. One sentence for each way a start can fail: what is wrong, what to do.

cli-settings-no-token = There is no bot token: copy .env.example to .env and put the token from your application's page Bot behind ROSTRUM_TOKEN=, or into a file that ROSTRUM_TOKEN_FILE names.
cli-settings-token-file = The file with the bot token, { $file }, cannot be read ({ $why }): correct ROSTRUM_TOKEN_FILE, or let the user that runs the bot read the file.
cli-settings-env-file = The file with the settings, { $file }, cannot be read ({ $why }): let the user that runs the bot read it, or move it away.
cli-settings-malformed-token = ROSTRUM_TOKEN does not look like a bot token, which has three long parts with dots between: copy it again from your application's page Bot (not the client secret, not the public key).
cli-settings-token-refused = Discord refused the bot token: make a new one on your application's page Bot and put it behind ROSTRUM_TOKEN=.
cli-settings-unknown = { $name } in .env is not a setting of Rostrum: did you mean { $likely }?
cli-settings-not-a-choice = { $name } is "{ $given }", but must be one of: { $options }.
cli-settings-not-a-host-name = { $name } is "{ $given }", but must be a host name, such as talks.example.org.
cli-settings-not-server-ids = { $name } is "{ $given }", but must be the ids of servers with commas between, such as 1234567890123456789. To copy an id, switch Discord's developer mode on, then open the menu of the server.
cli-settings-not-an-address = { $name } is "{ $given }", but must be an address of the web, such as https://talks.example.org, without anything behind a question mark.
cli-settings-not-a-socket = { $name } is "{ $given }", but must be an address and a port to listen on, such as 127.0.0.1:8080.
cli-settings-not-networks = { $name } is "{ $given }", but must be addresses or networks with commas between, such as 127.0.0.1, 10.0.0.0/8.
cli-settings-web-in-use = Nothing can be served at { $given } ({ $why }): choose another address and port in ROSTRUM_WEB_LISTEN, or end what listens there.
cli-settings-not-a-port = { $port } is not a port, which go from 1 to 65535: choose another behind --port, or leave --port out for any that is free.
cli-settings-demo-port = The page cannot be served at port { $port } of this machine ({ $why }): choose another behind --port, or leave --port out for any that is free.
cli-settings-not-loopback = { $name } is "{ $given }", but a rehearsal runs only on this machine, at an address such as http://127.0.0.1:8080; leave it empty to use Discord itself.

cli-settings-real-token = { $name } is set, and a rehearsal refuses to run beside a real token: unset it and try again.

cli-needs-checkout = "{ $command }" is not part of this image: run "make { $command }" in a checkout of Rostrum.
cli-needs-extra = "{ $command }" needs the package { $package }, which is not installed: run "make demo", or install requirements/demo.txt.

# Help of python -m bot
cli-help = Runs a talk series on Discord, from the announcement to the key findings.
cli-help-run = start the bot (the default)
cli-help-rights = print who may do what on a server
cli-help-demo = open the rehearsal in a browser: a simulated server, no token, nothing leaves this machine
cli-help-demo-port = serve the page at this port of this machine (default: any that is free)
cli-help-demo-pictures = play the minute, save its pictures in FOLDER, and end
cli-help-tour = play the whole story without a browser and check every step
cli-help-tour-out = folder that keeps the files the tour writes
cli-help-tour-json = print one JSON object on the last line
cli-help-read = show what would be understood of a text, without a server or a store
cli-help-read-what = what the text is
cli-help-read-text = the words themselves; for a programme or an article its file, or nothing for what comes in
cli-help-read-zone = the time zone of the series (default: UTC)
cli-help-read-dates = what 05/06/2027 means where the text does not say (default: asked)
cli-help-read-now = the moment to read as of, such as 2027-03-10T10:00 (default: now)
cli-help-read-language = the language of the sentences
cli-help-read-json = print one JSON object, as docs/reading.md describes it
read-which = This can mean { $readings }. Please type it so that only one fits.
read-minutes = { $minutes ->
    [one] One minute
   *[other] { $minutes } minutes
 }
read-note-nearest-weekday = The nearest one was taken.
read-note-year-assumed = The next such day was taken.
read-note-converted = It was converted from another zone.
read-fate-left-out = left out
read-fate-not-understood = not understood
cli-help-verify = tell which published revision a file is, whether a byte differs, and what came after; without a server or a store
cli-help-verify-file = a published PDF, web page, Markdown, JSON, Word or OpenDocument file
cli-help-verify-revisions = the file of revisions (default: the one beside it)
cli-help-verify-json = print one JSON object
cli-help-import = read something written elsewhere into the store
cli-help-import-programme = read a programme: a calendar (.ics), a table (.csv) or YAML
cli-help-import-programme-file = the file; its ending says what it is
cli-help-import-programme-json = print one JSON object with what becomes of each talk, as docs/reading.md describes it
cli-help-import-series = the series, by its title or code; without it the newest edition's
cli-help-import-newest = the edition, by its name or code; without it the newest
cli-help-import-zone = whose clocks are meant where the file gives hours without a time zone
cli-help-import-findings = read a published key-findings article
cli-help-import-file = the article: plain text, Markdown, HTML, Word, OpenDocument or our JSON; or its web address, if ROSTRUM_IMPORT_FROM_WEB is yes
cli-help-import-server = the Discord server's id
cli-help-import-edition = the edition's name
cli-help-import-dry-run = show what was understood and store nothing
cli-help-import-json = print one JSON object with the fate of each line, as docs/reading.md describes it

cli-exposed-token = { $path } holds the bot's token, and others on this machine can read it: chmod 600 { $quoted }
cli-exposed-data = The data folder { $path } can be read by others on this machine: chmod -R go= { $quoted }

# Said once, when there is no database yet.
cli-first-start-public = Whoever finds this bot may invite it and use it. Turn *Public Bot* off on your application's page Bot, or list the servers it is for as ROSTRUM_SERVERS.
