"""Walls around the new tables, and the rule that what was reviewed is never changed.

T3: «accepted evidence cannot be changed, only superseded by a new round». EV-09: «Nothing accepted is deleted;
a wrong file is withdrawn with a reason and stays in the history»: of evidence in a reviewed round only the
withdrawal may still be written, once. Reviews and messages take additions only.
"""

from django.db import migrations

from msoko.lib.row_security import make_append_only, protect_table

TABLES = ("reviewduty", "returnphrase", "taskmessage", "disclosure", "answereffort")
APPEND_ONLY = ("review", "taskmessage")

#: what a reviewed answer consists of; what the machine finds out later (advice, dead links) is not part of it
CONTENT = (
    "municipality_id", "task_id", "round", "kind", "file_id", "filename", "url", "document_text",
    "document_kind_text", "document_number_text", "document_on", "document_title", "replaces_id",
    "client_key", "added_at", "added_by_id",
)

FUNCTION = """
CREATE FUNCTION monitoring_keep_reviewed_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    stood monitoring_evidence%ROWTYPE;
    wanted monitoring_evidence%ROWTYPE;
BEGIN
    IF TG_OP = 'INSERT' THEN
        stood := NEW;
    ELSE
        stood := OLD;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM monitoring_review
        WHERE task_id = stood.task_id AND round = stood.round AND (TG_OP <> 'INSERT' OR verdict = 'accepted')
    ) THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        wanted := NEW;
        IF ({wanted})
           IS NOT DISTINCT FROM
           ({stood})
           AND (stood.withdrawn_at IS NULL OR wanted.withdrawn_at = stood.withdrawn_at)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'Проверенный ответ не меняется: документ можно только отозвать с объяснением.'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewed_evidence_is_frozen';
END
$$
""".format(
    wanted=", ".join(f"wanted.{name}" for name in CONTENT), stood=", ".join(f"stood.{name}" for name in CONTENT)
)
TRIGGER = """
CREATE TRIGGER reviewed_evidence_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON monitoring_evidence
    FOR EACH ROW EXECUTE FUNCTION monitoring_keep_reviewed_evidence()
"""


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0010_review_and_archive")]

    operations = [
        *(protect_table(f"monitoring_{name}") for name in TABLES),
        *(protect_table(f"monitoring_{name}event", append_only=True) for name in TABLES),
        *(make_append_only(f"monitoring_{name}") for name in APPEND_ONLY),
        migrations.RunSQL(
            [FUNCTION, TRIGGER],
            [
                "DROP TRIGGER reviewed_evidence_is_frozen ON monitoring_evidence",
                "DROP FUNCTION monitoring_keep_reviewed_evidence()",
            ],
        ),
    ]
