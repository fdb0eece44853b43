"""Row-level security of wordings, corrected cases and mailings."""

from django.db import migrations

from msoko.lib.row_security import protect_table

TABLES = ("reports_wording", "reports_caseform", "reports_mailing", "reports_mailingaddressee")


class Migration(migrations.Migration):
    dependencies = [("reports", "0010_papers_of_every_kind")]

    operations = [
        operation
        for table in TABLES
        for operation in (protect_table(table), protect_table(f"{table}event", append_only=True))
    ]
