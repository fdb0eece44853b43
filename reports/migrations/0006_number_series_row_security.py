"""Row-level security of the rows of numbers and of their history."""

from django.db import migrations

from msoko.lib.row_security import protect_table


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_number_series")]

    operations = [
        protect_table("reports_numberseries"),
        protect_table("reports_numberseriesevent", append_only=True),
        protect_table("reports_numbercounter"),
        protect_table("reports_numbercounterevent", append_only=True),
    ]
