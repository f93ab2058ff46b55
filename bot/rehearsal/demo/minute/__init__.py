"""The sixty seconds that play themselves, in a show of their own.

`playing` is what happens, beat by beat; `frame` what is seen of it; `minute` hands frames out.
"""
