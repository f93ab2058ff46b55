# How the machine is, on the desk.
machine-well = The machine that I run on is well
machine-backup = last backup { $when }
machine-copy = last copy elsewhere { $when }
machine-no-copy = no copy elsewhere yet
machine-refusing = **I cannot save anything at the moment**: { $reason }. Reading goes on, and I try again with every change.
machine-broken = **The disk has lost something that I saved**: { $reason }. I save nothing more until I am started again.
machine-damaged = **Damaged, and left out**: { $names }.
machine-damaged-elsewhere = **Some of the stored data is damaged**, but nothing that I know to be of this server.
machine-document = { document-kind } `{ $code }`
machine-more = { $count } more
machine-no-backup = **There is no backup yet.**
machine-backup-old = **The last backup was made { $when }**; there should be one a day.
machine-copy-old = **No copy of the backups has left this machine for 30 days.**
machine-unread = { $count ->
    [one] **Discord sent me one message that I cannot read.** I went on without it.
   *[other] **Discord sent me { $count } messages that I cannot read.** I went on without them.
}
machine-tell-host = -# Please tell whoever runs me: `docs/operations.md` says what to do.
