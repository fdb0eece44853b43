"""Row-level security of signatures, acquaintances and links of documents."""

from django.db import migrations

from msoko.lib.row_security import protect_table

TABLES = ("documentsignature", "acquaintance", "documentlink")


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_signatures_acquaintance_links")]

    operations = [
        operation
        for table in TABLES
        for operation in (
            protect_table(f"reports_{table}"),
            protect_table(f"reports_{table}event", append_only=True),
        )
    ]
