"""Row-level security on every table of a municipality, and on the history of it."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        protect_table("plans_plan"),
        protect_table("plans_planevent", append_only=True),
        protect_table("plans_edition"),
        protect_table("plans_editionevent", append_only=True),
        protect_table("plans_section"),
        protect_table("plans_sectionevent", append_only=True),
        protect_table("plans_activity"),
        protect_table("plans_activityevent", append_only=True),
        protect_table("plans_assignment"),
        protect_table("plans_assignmentevent", append_only=True),
        protect_table("plans_deliverable"),
        protect_table("plans_deliverableevent", append_only=True),
        protect_table("plans_planimport"),
        protect_table("plans_planimportevent", append_only=True),
    ]
