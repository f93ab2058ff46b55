"""What people do in the story, told once: the tour checks it, the demo shows it.

`story` is the list of all deeds; `deed` says what one is, `scene` where it is done.
"""
