"""Row-level security on every table of a municipality, and on the history of it."""

from django.db import migrations

from msoko.lib.row_security import make_append_only, protect_table, show_own_rows

# Events keep their author in a column of their own, inside the wall of the municipality; so the table of
# contexts that all municipalities would share stays empty and closed.
NO_SHARED_CONTEXT = migrations.RunSQL(
    """
    CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE
    AS $$ BEGIN RETURN NULL; END; $$ LANGUAGE plpgsql;
    REVOKE ALL ON pghistory_context FROM msoko_app;
    """,
    """
    GRANT SELECT, INSERT, UPDATE, DELETE ON pghistory_context TO msoko_app;
    """,
)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [
        protect_table("people_organization"),
        protect_table("people_organizationevent", append_only=True),
        protect_table("people_body"),
        protect_table("people_bodyevent", append_only=True),
        protect_table("people_bodyspelling"),
        protect_table("people_bodyspellingevent", append_only=True),
        protect_table("people_bodymember"),
        protect_table("people_bodymemberevent", append_only=True),
        protect_table("people_position"),
        protect_table("people_positionevent", append_only=True),
        protect_table("people_storedfile"),
        protect_table("people_storedfileevent", append_only=True),
        show_own_rows("people_position"),
        make_append_only("people_userevent"),
        NO_SHARED_CONTEXT,
    ]
