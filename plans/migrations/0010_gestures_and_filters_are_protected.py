"""Row-level security on what people leave on the page of a plan, and on the history of it."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_gestures_places_and_saved_filters")]

    operations = [
        protect_table("plans_gesture"),
        protect_table("plans_gestureevent", append_only=True),
        protect_table("plans_presence"),
        protect_table("plans_savedfilter"),
        protect_table("plans_savedfilterevent", append_only=True),
    ]
