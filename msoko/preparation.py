"""Between an empty machine and a page that answers: roles, schema, reference data, the demo municipality.

Decided here: one process does it all, and what is up to date is not done again, so that a later start takes
seconds. The schema changes as the owner, the data as the application. Prints the demo sign-ins when there
are some. Not done here: starting servers (supervisor.py), installing packages (scripts/).
"""

import logging
import os
import sys

import django
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error

from msoko.database import database_settings, refuse_powerful_application, start
from msoko.database_roles import provision
from msoko.environment import Refusal, ensure_secret_key, load_env_file
from msoko.readiness import remember


def prepare() -> None:
    """Bring the database to where this version of the product wants it."""
    ensure_secret_key()
    start()
    provision()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "msoko.settings")
    django.setup()
    become("owner")
    if migrations_are_pending():
        sys.stderr.write("Готовится структура базы данных…\n")
        call_command("migrate", interactive=False, verbosity=0)
    become("app")
    refuse_powerful_application()
    # What these two tell is progress; the one text on our standard output is the list of sign-ins.
    call_command("load_reference", quiet=True, stdout=sys.stderr)
    call_command("load_demo", if_empty=True, stdout=sys.stderr)
    listed = sign_ins()
    remember(listed)
    sys.stdout.write(listed)


def become(role: str) -> None:
    """Let Django's default connection log in as another role from now on."""
    connection.close()
    connection.settings_dict.update(database_settings(role))


def migrations_are_pending() -> bool:
    """Tell whether any migration of any app has not run here."""
    executor = MigrationExecutor(connection)
    with transaction.atomic():
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def sign_ins() -> str:
    """List who can sign in to try the product; empty where the people are real ones."""
    from reports.demo import PASSWORD, SIGN_INS  # noqa: PLC0415 -- needs the apps to be ready

    names = [name for name, _ in SIGN_INS]
    if get_user_model().objects.filter(username__in=names).count() < len(names):
        return ""
    lines = [f"    {name:<14}{who}" for name, who in SIGN_INS]
    return f"Учебные входы, пароль у всех {PASSWORD}:\n" + "\n".join(lines) + "\n"


def main() -> int:
    """Prepare, or say in a sentence why not."""
    try:
        load_env_file()
        prepare()
    except (Refusal, CommandError) as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    except Error as error:
        logging.getLogger(__name__).exception("The database refused the preparation.")
        sys.stderr.write(f"База данных отказала: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
