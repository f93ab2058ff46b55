"""What people see and press in Discord: cards, panels, forms, and the one door that presses come in by."""
