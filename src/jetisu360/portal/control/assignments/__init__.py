"""Assignments: their life cycle, who may move them, what they lack, and how their terms run."""
