"""Row-level security on the texts kept with plans, and on the history of them."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_imports_keep_answers_and_surroundings")]

    operations = [
        protect_table("plans_planattachment"),
        protect_table("plans_planattachmentevent", append_only=True),
    ]
