"""What people see and press in Discord: cards, panels, forms.

All presses come in by one door, `bot.ui.door`.
"""
