# What the host hands over, and the page that goes with it.
cli-help-handover = write what somebody else needs to run this bot from now on: a backup, the archive of each server, and a page that says how; without the token; also while the bot runs
cli-help-handover-to = folder to make for it (default: rostrum-handover-DATE, here)
error-handover-folder-taken = { $folder } is there already. Name another folder with --to, or remove it.

handover-made = Handed over in { $folder }: a backup and { $servers ->
    [0] no archive, as no server is set up yet
    [one] the archive of one server
   *[other] the archives of { $servers } servers
}. Start with { $page }.
handover-moment = It holds what there is at this moment: stop the bot first if it shall not go on here.
handover-private = It holds personal data like the database itself: hand it to one person, by a way that nobody else reads, and remove your copy.

handover-title = Run Rostrum elsewhere
handover-intro = Rostrum runs talk series on Discord. Whoever ran it made this folder for you on { $day } (UTC). It holds everything the bot knows, but for the secrets named below. Keep it as private as you would keep a list of members.
handover-files = What is here
handover-backup = `{ $file }`: the database. The bot goes on from it.
handover-ledger = `{ $file }`: what was erased for good. Keep it beside the database: what is listed is erased again when that is restored.
handover-archive = `{ $file }`: everything of the server { $server } (id { $id }), to read without Rostrum: JSON, Markdown and a calendar.
handover-steps = In six steps
handover-step-1 = Stop the old bot, for good. Two that run at once would send everything twice.
handover-step-2 = Take over the application: at https://discord.com/developers/applications, whoever ran the bot moves it to a team of yours. Then reset the token on the page Bot: the old one is void from that moment. (A new application works as well, but it is another bot: invite it to each server, and it cannot change what the old one posted.)
handover-step-3 = On a machine that is always on, install Rostrum as its README says: Python 3.11 or newer, and make.
handover-step-4 = Copy `.env.example` to `.env`, put the new token in, and set what was set before:
handover-step-5 = `python -m bot restore { $file }` shows what would come back and be sent. The same with `--arm` does it.
handover-step-6 = `make run`. Then `/desk` on each server: it names what is stuck, and what the bot could not know.
handover-setting = `{ $name }={ $value }`
handover-setting-none = nothing: all settings had their defaults
handover-missing = What is not here
handover-no-token = The token, on purpose: who has it is the bot.
handover-no-answers = Answers to anonymous polls that are still open, and their keys. They are in no copy, so that nobody can ever tie an answer to a person. Hand over after they close, or accept that these are lost:
handover-open-ballot = { $server }, “{ $talk }”: { $closes ->
    [closing] closing now
   *[other] closes { $closes } UTC
}
handover-nothing-open = Answers to anonymous polls: none is open.
handover-after = Afterwards
handover-after-old = On the old machine, remove the data folder, with all backups, and this folder.
handover-after-here = Here, remove the archives once somebody has taken care of them. The backup is no longer needed when the bot has made its own, a day later.
