"""One letter a day to whoever has to know of a date, and on the first working day the digest of the week."""
