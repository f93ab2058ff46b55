"""The colours of cards, so that one is known by its stripe."""

TALK = 0x2F6F8F
LIVE = 0xC0392B
OVER = 0x7F8C8D
BALLOT = 0x5B4B8A
