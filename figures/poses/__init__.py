"""One module per figure, named like its exercise: a new exercise is a new file."""
