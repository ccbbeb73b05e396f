"""What writes a person's own rows: a module for each kind, each function one transaction.

Those of the day, of the mat and of a file brought in stand beside what they belong to: `today/services.py`,
`mat/starting.py`, `mat/saving.py`, `mat/ending.py`, `takeout/services.py`.
"""
