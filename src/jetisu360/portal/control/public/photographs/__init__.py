"""Photographs for everybody: looked at, decided on by a person, blurred, taken back."""
