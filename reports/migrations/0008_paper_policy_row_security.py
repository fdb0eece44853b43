"""Row-level security of the layout of papers; a paper is shown to whoever presents the key that stands on it."""

from django.db import migrations

from msoko.lib.row_security import protect_table, show_by_token


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_paper_policy_and_check_key")]

    operations = [
        protect_table("reports_paperpolicy"),
        protect_table("reports_paperpolicyevent", append_only=True),
        show_by_token("reports_document", column="check_key"),
    ]
