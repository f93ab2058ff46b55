# The set-up.
setup-title = Set-up · step { $step } of { $steps }
setup-step-1 = Where may I write? **Backstage** should be private: there I talk to the team.
setup-step-2 = Who is on the team? Until you choose roles, it is whoever may *Manage Events*.
setup-step-3 = In which zone are times meant, and which language do public messages speak?
setup-step-4 = What I need, channel by channel:
setup-all-set = ✓ All is set, and I have all that I need. The steps are there to look and to change.
setup-name-1 = 1 Channels
setup-name-2 = 2 People
setup-name-3 = 3 Zone and language
setup-name-4 = 4 Check
setup-none = none yet
setup-talks = Talks are announced in: { $channel }
setup-backstage = Backstage: { $channel }
setup-forum = Published key findings are talked about in: { $channel }{ $each ->
    [yes] , each finding in a post of its own beside one for all (from the next publication or correction on)
   *[no] {""}
 }
setup-organisers = Organisers (all rights): { $roles }
setup-note-takers = Note-takers (log and sort takeaways): { $roles }
setup-part-everybody = Takes part: everybody, as everybody may see { $channel }
setup-part = Takes part: whoever may see { $channel }: { $roles ->
    [one] 1 role
   *[other] { $roles } roles
 }{ $people ->
    [0] {""}
    [one] {" "}and 1 person
   *[other] {" "}and { $people } people
 }
setup-part-roles = Takes part, too: { $roles }
setup-part-unknown = Takes part: whoever may see the channel for talks, once one is chosen that I can see
setup-choose-part = Roles that take part without seeing the channel
setup-two-people = Key findings need a second person before they are published.
setup-one-person = One person alone may publish key findings.
setup-zone = Time zone: **{ $zone }**
setup-language = Language: **{ $language }**
setup-choose-talks = Channel for talks
setup-choose-backstage = Private channel for the team
setup-choose-forum = Forum for key findings (none: a thread)
setup-forum-each = A post for each finding
setup-forum-all = One post for all findings
setup-choose-organisers = Roles of organisers
setup-choose-note-takers = Roles of note-takers
setup-publish-one = Let one person publish
setup-publish-two = Ask for a second person
setup-held-words = { $count ->
    [0] Guests’ notes are held for no words.
    [one] Guests’ notes with one word of your list wait for a note-taker.
   *[other] Guests’ notes with one of { $count } words wait for a note-taker.
 }
setup-held-by-host = So do notes with words that whoever runs this bot has listed for every server.
setup-attended-off = Attendance: I do not note who is in the channel of a talk.
setup-attended-totals = Attendance: I count who is in the voice or stage channel of a talk while it runs. You see the sums.
setup-attended-names = Attendance: I note who is in the voice or stage channel of a talk while it runs, and organisers see who it was. The card says so.
setup-attended-choose = Attendance in voice and stage channels
setup-attended-choice-off = Attendance: none
setup-attended-choice-totals = Attendance: sums
setup-attended-choice-names = Attendance: sums, and names for organisers
setup-button-words = Words to hold
form-held-words = Words to hold
field-held-words = Words that a note-taker looks at first
field-held-words-hint = One word, or a few that belong together, a line
setup-change-zone = Change the zone
setup-language-hint = Language of public messages
setup-check-none-talks = ✗ No channel for talks is chosen (step 1).
setup-check-none-backstage = ✗ No backstage channel is chosen (step 1).
setup-check-gone = ✗ { $channel } is gone, or I may not see it. Choose another in step 1, or let me see it.
setup-check-missing = ✗ { $channel }: I lack { $permissions }. Edit the channel → Permissions → my role.
setup-check-good = ✓ { $channel }: all I need
setup-check-news = { $channel } is an announcement channel: I pass published key findings on to the servers that follow it.
setup-role-gone = ✗ A role { $of ->
    [organisers] of organisers
    [note-takers] of note-takers
   *[part] of those who take part
 } was deleted. Choose the roles anew in step 2 of `/setup`.
setup-check-open = ✗ { $channel } can be read by everybody. Backstage should be private: choose another in step 1, or close it.
setup-next = Talks need a series first; then paste its programme. The desk shows what is missing.
setup-check-again = Check again
setup-test = Send a test to backstage
setup-test-sent = On its way to { $channel }.
setup-button-open = Open the set-up

# Discord's names of permissions.
permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-read-message-history = Read Message History
permission-create-public-threads = Create Public Threads
permission-send-messages-in-threads = Send Messages in Threads
permission-send-polls = Create Polls
permission-add-reactions = Add Reactions
permission-create-events = Create Events
permission-connect = Connect
permission-manage-channels = Manage Channels
permission-mute-members = Mute Members
permission-move-members = Move Members
setup-ping = Role that an announcement may ping, if you tick it for a talk: { $role }
 -# Discord must allow that everybody mentions this role (server settings → Roles).
setup-choose-ping = A role to ping, or none

form-zone = Time zone
field-zone = City or zone
field-zone-hint = For example Copenhagen, or Europe/Copenhagen
