#!/usr/bin/env python
"""Django's command line; commands that change the schema connect as the owner of the tables."""

import os
import sys

OWNER_COMMANDS = {"migrate", "sqlmigrate", "showmigrations", "pgtrigger"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msoko.settings")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("MSOKO_DATABASE_ROLE", "owner")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- reads the settings

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
