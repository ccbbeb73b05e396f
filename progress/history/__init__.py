"""The past as its pages show it: the weeks, and load, amount and pain of each exercise over time."""
