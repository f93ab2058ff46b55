"""Discord's limits, in characters unless said otherwise. discord.py 2.7.1 checks hardly any."""

CUSTOM_ID = 100
BUTTON_LABEL = 80
ROW_BUTTONS = 5  # buttons
SELECT_OPTIONS = 25  # options
SELECT_LABEL = 100
SELECT_DESCRIPTION = 100
SELECT_PLACEHOLDER = 150
MODAL_TITLE = 45
MODAL_LABEL = 45
MODAL_LABEL_DESCRIPTION = 100
MODAL_INPUT = 4000
MODAL_PLACEHOLDER = 100
MODAL_PARTS = 5  # parts
GROUP_OPTIONS = 10  # of radios (2 at least) and ticks in a form
GROUP_LABEL = 100
MESSAGE_TEXT = 4000  # over all text displays of one message
# Measured, and named nowhere: beyond it Discord answers 500. A character is up to four bytes.
MESSAGE_BYTES = 10_170  # of UTF-8 over all text displays of one message, and for each of them
TEXT_BYTES = 12
MESSAGE_COMPONENTS = 40  # components, nested ones included
THREAD_NAME = 100
PICTURE_DESCRIPTION = 256
AUTOCOMPLETE = 25  # choices
CHOICE = 100
