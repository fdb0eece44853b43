"""How a product of its own is started beside this one: with which command, and deaf to what tests say."""

import sys

#: what tests and this bench say to their own processes and a real start must not hear
FOREIGN = {
    "MSOKO_DATABASE_NAME",
    "MSOKO_POSTGRES_DISPOSABLE",
    "MSOKO_POSTGRES",
    "MSOKO_VAR",
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
}
SUPERVISOR = (sys.executable, "-m", "msoko.supervisor")
