"""What takes too long for every run; started by `bin/soak`."""
