"""Row-level security on the new tables, and the seal: words that an order has approved never change (PL-08).

The database itself seals an edition when it leaves the states of work: the checksum of its words is written
beside it. From then on every change of its sections, rows, executors and results is refused, whoever asks and
in whatever bulk, and so is every change of the order, of the seal, and the way back into a draft. Editions that
were in force before are sealed here, municipality by municipality, because the owner sees no rows otherwise.
"""

from django.db import migrations

from msoko.lib.row_security import protect_table

DIGEST = """
CREATE FUNCTION plans_content_digest(of_edition bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line), ''), 'UTF8')), 'hex')
    FROM (
        SELECT jsonb_build_array(position, 's', level, number_text, lead_text, title)::text AS line
        FROM plans_section WHERE edition_id = of_edition
        UNION ALL
        SELECT jsonb_build_array(
            position, 'a', key, number_text, title, due_text, executors_text, conduct_format, steps_text,
            deliverables_text, remark, extra_texts, is_excluded, exclusion_reason)::text
        FROM plans_activity WHERE edition_id = of_edition
    ) words
$$
"""
IS_SEALED = """
CREATE FUNCTION plans_refuse_sealed(of_edition bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM plans_edition WHERE id = of_edition AND content_digest <> '') THEN
        RAISE EXCEPTION 'edition % is sealed by its order: its rows never change', of_edition
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$
"""
KEEP_ROW = """
CREATE FUNCTION plans_keep_sealed_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM plans_refuse_sealed(OLD.edition_id); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM plans_refuse_sealed(NEW.edition_id); RETURN NEW; END IF;
    RETURN OLD;
END $$
"""
KEEP_PART = """
CREATE FUNCTION plans_keep_sealed_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM plans_refuse_sealed(edition_id) FROM plans_activity WHERE id = OLD.activity_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM plans_refuse_sealed(edition_id) FROM plans_activity WHERE id = NEW.activity_id;
        RETURN NEW;
    END IF;
    RETURN OLD;
END $$
"""
KEEP_EDITION = """
CREATE FUNCTION plans_keep_sealed_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.content_digest <> '' THEN
        IF TG_OP = 'DELETE' OR NEW.state IN ('draft', 'endorsement')
            OR (NEW.plan_id, NEW.municipality_id, NEW.number, NEW.order_number_text, NEW.order_on,
                NEW.approved_at, NEW.approved_by_id, NEW.content_digest)
            IS DISTINCT FROM (OLD.plan_id, OLD.municipality_id, OLD.number, OLD.order_number_text,
                OLD.order_on, OLD.approved_at, OLD.approved_by_id, OLD.content_digest)
        THEN
            RAISE EXCEPTION 'edition % is sealed by its order: it never changes', OLD.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF TG_OP = 'UPDATE' AND NEW.state NOT IN ('draft', 'endorsement') THEN
        NEW.content_digest := plans_content_digest(NEW.id);
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$
"""
SEAL_WHAT_IS_IN_FORCE = """
DO $$
DECLARE own record;
BEGIN
    FOR own IN SELECT id FROM people_municipality LOOP
        PERFORM set_config('msoko.municipality', own.id::text, true);
        UPDATE plans_edition SET content_digest = plans_content_digest(id)
        WHERE state NOT IN ('draft', 'endorsement');
    END LOOP;
    PERFORM set_config('msoko.municipality', '', true);
END $$
"""


def trigger(table: str, function: str, verbs: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER a_sealed_by_its_order BEFORE {verbs} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"DROP TRIGGER a_sealed_by_its_order ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0011_editions_library_and_roll_over")]

    operations = [
        *(
            protect_table(table, append_only=table.endswith("event"))
            for name in ("visa", "feedbackremark", "libraryactivity", "rollover")
            for table in (f"plans_{name}", f"plans_{name}event")
        ),
        migrations.RunSQL(DIGEST, "DROP FUNCTION plans_content_digest(bigint)"),
        migrations.RunSQL(IS_SEALED, "DROP FUNCTION plans_refuse_sealed(bigint)"),
        migrations.RunSQL(KEEP_ROW, "DROP FUNCTION plans_keep_sealed_row()"),
        migrations.RunSQL(KEEP_PART, "DROP FUNCTION plans_keep_sealed_part()"),
        migrations.RunSQL(KEEP_EDITION, "DROP FUNCTION plans_keep_sealed_edition()"),
        trigger("plans_section", "plans_keep_sealed_row", "INSERT OR UPDATE OR DELETE"),
        trigger("plans_activity", "plans_keep_sealed_row", "INSERT OR UPDATE OR DELETE"),
        trigger("plans_assignment", "plans_keep_sealed_part", "INSERT OR UPDATE OR DELETE"),
        trigger("plans_deliverable", "plans_keep_sealed_part", "INSERT OR UPDATE OR DELETE"),
        trigger("plans_edition", "plans_keep_sealed_edition", "UPDATE OR DELETE"),
        migrations.RunSQL(SEAL_WHAT_IS_IN_FORCE, migrations.RunSQL.noop),
    ]
