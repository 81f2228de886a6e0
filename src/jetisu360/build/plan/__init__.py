"""What the tour is to have, before anything is made: scenes, media, and the ids that they keep."""
