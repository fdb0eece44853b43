"""Row-level security on every table of a municipality, and on the history of it."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [
        protect_table("reports_document"),
        protect_table("reports_documentevent", append_only=True),
        protect_table("reports_rendering"),
        protect_table("reports_renderingevent", append_only=True),
    ]
