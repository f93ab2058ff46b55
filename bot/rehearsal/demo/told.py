"""What cannot be done, said to the reader of the page; everything else goes to the log."""


class ToldError(Exception):
    """Its text is a sentence in the reader's language."""
