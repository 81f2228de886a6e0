"""Rules of the tour document that types cannot say."""
