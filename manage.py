#!/usr/bin/env python
"""Django's command line.

Commands that change the schema connect as the owner of the tables; commands that read files or write code
do without a database, all others find the embedded server started.
"""

import os
import sys

OWNER_COMMANDS = {"migrate", "sqlmigrate", "showmigrations", "pgtrigger"}
FREE_COMMANDS = {"", "help", "check", "collectstatic", "explain_deadline", "generate_docs", "makemigrations"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msoko.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command in OWNER_COMMANDS:
        os.environ.setdefault("MSOKO_DATABASE_ROLE", "owner")
    from msoko import database, environment  # noqa: PLC0415 -- the role must be chosen before

    environment.load_env_file()
    if command not in FREE_COMMANDS and "--dry-run" not in sys.argv:
        database.start()
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- reads the settings

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
