"""What lies in the folder of photographs: taken, left out, a copy, in the way, or named to the keeper."""
