"""What the command line can do beside running the bot, a module per command.

Each has `main(args, settings) -> int`, the exit code; `bot.__main__` parses and dispatches.
"""
