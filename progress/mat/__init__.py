"""The session on the mat: begun, carried out set by set, and closed."""
