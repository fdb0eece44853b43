"""Row-level security on every table of a municipality, and on the history of it."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]

    operations = [
        protect_table("monitoring_task"),
        protect_table("monitoring_taskevent", append_only=True),
        protect_table("monitoring_evidence"),
        protect_table("monitoring_evidenceevent", append_only=True),
        protect_table("monitoring_review"),
        protect_table("monitoring_reviewevent", append_only=True),
    ]
