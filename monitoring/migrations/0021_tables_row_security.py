"""Row-level security for the tables that are being taken in, and for their history."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0020_tables_are_shown_first")]

    operations = [
        protect_table("monitoring_tableimport"),
        protect_table("monitoring_tableimportevent", append_only=True),
    ]
