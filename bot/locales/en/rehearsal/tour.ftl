# What "python -m bot tour" prints around the facts that it checked.
tour-step = ✓ { $number } { $name } ({ $seconds } s): { $detail }
tour-step-missing = ✗ { $number } { $name } ({ $seconds } s): { $detail }
tour-stall = The bot's longest stall: { $ms } ms.
tour-files = Files in { $folder }: { $files }
tour-end = { $good } of { $all } steps are as they should be.
