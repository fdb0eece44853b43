"""Row-level security for letters, what people wish and personal links.

A personal link is looked up before the municipality is known: a policy of its own shows the one row whose
token was presented, and nothing else.
"""

from django.db import migrations

from msoko.lib.row_security import protect_table, show_by_token


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0007_reminders")]

    operations = [
        protect_table("monitoring_reminder"),
        protect_table("monitoring_reminderevent", append_only=True),
        protect_table("monitoring_reminderitem"),
        protect_table("monitoring_reminderitemevent", append_only=True),
        protect_table("monitoring_reminderpreference"),
        protect_table("monitoring_reminderpreferenceevent", append_only=True),
        protect_table("monitoring_personallink"),
        protect_table("monitoring_personallinkevent", append_only=True),
        show_by_token("monitoring_personallink"),
    ]
