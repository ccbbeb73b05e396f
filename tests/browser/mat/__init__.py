"""The session on the mat in a browser."""
