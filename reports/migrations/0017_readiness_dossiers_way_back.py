"""Going back, a readiness dossier becomes one of its year or direction: the rows before it knew no other."""

from django.db import migrations

# Row-level security holds for the owner of the tables too, so each municipality is entered in turn.
AS_BEFORE = """
DO $$
DECLARE one bigint;
BEGIN
    FOR one IN SELECT id FROM people_municipality LOOP
        PERFORM set_config('msoko.municipality', one::text, true);
        UPDATE reports_dossier
        SET scope = CASE WHEN direction_id IS NULL THEN 'year' ELSE 'direction' END
        WHERE scope = 'readiness';
    END LOOP;
    PERFORM set_config('msoko.municipality', '', true);
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_readiness_dossiers")]

    operations = [migrations.RunSQL(migrations.RunSQL.noop, AS_BEFORE)]
