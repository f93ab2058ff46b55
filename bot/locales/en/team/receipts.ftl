# What went where, of a talk or of key findings.
receipt-button = What went where
receipt-title = What went where: { $title }
receipt-nothing = Nothing was planned of it yet.
receipt-sent = ✓ { $what }: { $where }, { $when }
receipt-waits = … { $what }: { $where }, planned for { $when }
receipt-on-its-way = … { $what }: { $where }, on its way
receipt-stuck = ⚠ { $what } ({ $where }): { $reason }
receipt-not-sent = – { $what } ({ $where }): { $reason }
receipt-crosspost = Passing on to the servers that follow the channel
receipt-passed-on = ✓ Passed on to the servers that follow the channel
receipt-one = one message
receipt-letters = { $count ->
    [one] one member
   *[other] { $count } members
 }
receipt-partners = **Partner servers**
receipt-partner = { $went ->
    [sent] ✓ { $server }: stands there
    [waits] … { $server }: goes there now
    [on-its-way] … { $server }: goes there now
    [stuck] ⚠ { $server }: could not be posted there; its team was told why
    [not-sent] – { $server }: taken back there, or came too late
   *[never] – { $server }: not sent there; it was over or published before that server followed
 }
receipt-as-of = As of { $when }
receipt-again = Look again
receipt-button-stuck = What is stuck
