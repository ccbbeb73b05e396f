"""What answers a request about one's own sessions and history."""
