# What is stored of people, by class: what it is, why, how long. `docs/privacy.md` is drawn from it.

privacy-class-signups = Answers to talks
privacy-class-attendance = Who was at a talk
privacy-class-letters = Letters
privacy-class-authors = Who wrote or supported a note
privacy-class-previews = Previews
privacy-class-settings = A member's own settings
privacy-class-team = The team's work
privacy-class-programme = The programme
privacy-class-notes = Notes
privacy-class-publication = Key findings
privacy-class-partners = Partner servers
privacy-class-arrivals = What other servers share
privacy-class-server = A server's settings and planned messages
privacy-class-audit = What the team did
privacy-class-erasures = The list of what was erased
privacy-class-machine = The bot's own life

privacy-purpose-signups = Who comes, who waits for a seat, who asked for a letter.
privacy-purpose-attendance = Where the server counts who is in a talk's channel while it runs: so that nobody counts twice, and a member gets a certificate who asks. The sums stay with the programme, without anybody in them.
privacy-purpose-letters = That each letter reaches its member once.
privacy-purpose-authors = So that authors can change their own notes. Never under the Chatham House Rule.
privacy-purpose-previews = What somebody typed, until they confirm it.
privacy-purpose-settings = Whether the bot may write, and where.
privacy-purpose-team = Who set the server up, takes notes of a talk or changed it last, asked for a review, published.
privacy-purpose-programme = Panellists as printed, whether they may be named, and the links of a talk.
privacy-purpose-notes = What was said, without who said it.
privacy-purpose-publication = What is published, and each earlier state of it.
privacy-purpose-partners = Which server follows which series, by whose code (of which only a digest is kept), and into which channel.
privacy-purpose-arrivals = What another server announced or published, as it stands here, so that it can be kept up to date.
privacy-purpose-server = Channels, roles, and what was sent where.
privacy-purpose-audit = Who announced, moved, changed, published, chose the set-up, noted who may be named, erased, took out files. No contents.
privacy-purpose-erasures = That no backup brings back who was erased: their Discord id, and nothing else.
privacy-purpose-machine = When the bot ran, and which commands it registered. Nothing about people.

privacy-term-signups = { privacy-days } after the talk
privacy-term-attendance = { privacy-days } after the talk
privacy-term-letters = { privacy-days } after the talk
privacy-term-authors = { privacy-days } after the talk; the note stays, without the name
privacy-term-previews = { privacy-days }
privacy-term-settings = until the member erases them
privacy-term-team = until the person, or the server, is erased
privacy-term-programme = until the server is erased
privacy-term-notes = until the server is erased
privacy-term-publication = until the server is erased
privacy-term-partners = until it is ended, or the server is erased
privacy-term-arrivals = { privacy-days } after this server gets no more of the series
privacy-term-server = until the server is erased
privacy-term-audit = { privacy-days }
privacy-term-erasures = always, in the data folder alone
privacy-term-machine = always, and never about people
privacy-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }

privacy-record-what = what
privacy-record-why = why
privacy-record-personal = names and words
privacy-record-pseudonymous = Discord's ids
privacy-record-term = kept
privacy-record-nothing = nothing
