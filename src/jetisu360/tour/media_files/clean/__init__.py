"""Films, sounds and captions without what they tell of their makers: place, names, times, devices.

One rule in every format: *what is not known to be needed for playing is not copied*. No list of fields that
tell something would ever be complete; the list of what a player needs is short. Nothing is decoded and
nothing is encoded again: pictures and sound come out as they went in, bit for bit.

A cleaner takes a `View` of the file and gives the new file as a list of pieces: spans of the old one and a
few bytes of its own, so that a film of any size goes through in blocks (`pieces.py`).
"""
