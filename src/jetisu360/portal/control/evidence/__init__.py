"""Evidence by visit: a place that was seen on a date, what is known of its pictures, and what is only
claimed.
"""
