"""Row-level security on the new tables of a municipality, and on the history of them."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_due_policy_and_decided_dates")]

    operations = [
        protect_table("plans_duepolicy"),
        protect_table("plans_duepolicyevent", append_only=True),
        protect_table("plans_calendarevent"),
        protect_table("plans_calendareventevent", append_only=True),
        protect_table("plans_duedecision"),
        protect_table("plans_duedecisionevent", append_only=True),
    ]
