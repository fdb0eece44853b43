"""Row-level security on postponements and on their history."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0005_postponement_of_tasks")]

    operations = [
        protect_table("monitoring_postponement"),
        protect_table("monitoring_postponementevent", append_only=True),
    ]
