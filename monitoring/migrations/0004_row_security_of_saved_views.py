"""Saved views lie behind the wall; feeds are looked up before it is known which wall, and their history only grows."""

from django.db import migrations

from msoko.lib.row_security import make_append_only, protect_table


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0003_saved_views_and_calendar_feeds")]

    operations = [
        protect_table("monitoring_savedview"),
        protect_table("monitoring_savedviewevent", append_only=True),
        make_append_only("monitoring_calendarfeedevent"),
    ]
