"""All that is one person's, out into a file and in again from one: docs/export.md."""
