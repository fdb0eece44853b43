"""Row-level security on what was read in files, and on the history of it."""

from django.db import migrations

from msoko.lib.row_security import protect_table

TABLES = ["filetext", "filesignature", "filescan", "storecheck"]


class Migration(migrations.Migration):
    dependencies = [("people", "0005_file_readings")]

    operations = [
        operation
        for table in TABLES
        for operation in (
            protect_table(f"people_{table}"),
            protect_table(f"people_{table}event", append_only=True),
        )
    ]
