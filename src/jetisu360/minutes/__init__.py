"""Official texts in Kazakh and Russian: who is asked for what, by when. Pure."""
