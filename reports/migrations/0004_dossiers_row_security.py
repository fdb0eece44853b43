"""Row-level security for dossiers and their history."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_dossiers")]

    operations = [
        protect_table("reports_dossier"),
        protect_table("reports_dossierevent", append_only=True),
    ]
