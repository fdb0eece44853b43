"""Row-level security of the members of working groups and of their history."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("people", "0008_groups_by_rule_and_working_groups")]

    operations = [
        protect_table("people_workinggroupmember"),
        protect_table("people_workinggroupmemberevent", append_only=True),
    ]
