"""Walls around the chain from recommendation to effect; what was compared takes additions only."""

from django.db import migrations

from msoko.lib.row_security import make_append_only, protect_table

TABLES = (
    "targetedrecommendation", "recommendationanswer", "recommendedmeasure", "managementdecision", "outsideentry",
    "effectivenessreview", "effectchange", "activityindicator", "managementcycle", "cyclestage",
    "criterionscore",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("reports", "0014_recommendations_decisions_effects")]

    operations = [
        *(protect_table(f"reports_{name}") for name in TABLES),
        *(protect_table(f"reports_{name}event", append_only=True) for name in TABLES),
        make_append_only("reports_effectchange"),
    ]
