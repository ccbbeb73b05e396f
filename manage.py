#!/usr/bin/env python
"""Runs Django's and our own management commands."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from config.prepare import one_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(one_line(error))
    except DatabaseError as error:
        from config.health import database_trouble  # needs the settings

        if not (trouble := database_trouble()):
            raise
        sys.exit(
            f"The database is not ready yet: {trouble} ({one_line(error)}). Start Steadyback first, "
            "with bin/run; once it says that it is ready, type this again."
        )


if __name__ == "__main__":
    main()
