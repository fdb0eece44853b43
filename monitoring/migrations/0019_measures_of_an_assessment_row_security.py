"""Row-level security for what of the plan answers an assessment, and for its history."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0018_measures_of_an_assessment")]

    operations = [
        protect_table("monitoring_filingmeasure"),
        protect_table("monitoring_filingmeasureevent", append_only=True),
    ]
