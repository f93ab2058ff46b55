"""A programme pasted from a website or a mail, read into talks, segments and people.

Every line gets every reading that its form allows (`lines.py`); the shape of the whole decides
(`reader.py`); and each line ends as used, left out or not understood (`parts.py`).
"""
