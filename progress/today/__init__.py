"""The day: how the back is, what was done before, and what follows for today's session."""
