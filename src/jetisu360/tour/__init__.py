"""The tour document, and the steps from a folder of photographs to it."""
