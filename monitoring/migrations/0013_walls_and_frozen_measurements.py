"""Walls around the tables of measurements, and what takes no change any more.

M1: «an old year keeps its old definition»: the indicators of a set in force stand still.
RT-03: «the approved one is frozen». RT-02 and DV-02: rows of an approved rating and steps of a deviation take
additions only.
"""

from django.db import migrations

from msoko.lib.row_security import make_append_only, protect_table

TABLES = (
    "assessmentprocedure", "procedurescope", "primaryfield", "indicatorset", "indicator", "indicatortarget",
    "collectionround", "roundfield", "roundextension", "submission", "primaryvalue", "dataremark", "checkrule",
    "monitoringpolicy", "deviation", "deviationmessage", "contextprofile", "clusterset", "cluster",
    "clustermembership", "reportingform", "reportfiling", "rating", "ratingindicator", "ratingrow",
    "objectivitymarker", "objectivityflag", "lowperformance", "weakness",
)  # fmt: skip
#: computed from rows that have a history
WITHOUT_HISTORY = ("indicatorvalue",)
APPEND_ONLY = ("deviationmessage", "ratingrow")

FUNCTIONS = """
CREATE FUNCTION monitoring_keep_set_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM monitoring_indicatorset
        WHERE state <> 'draft' AND id IN (OLD.indicator_set_id, NEW.indicator_set_id)
    ) THEN
        RAISE EXCEPTION 'Действующий набор показателей не меняется: сделайте следующую версию набора.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'indicators_in_force_are_frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE FUNCTION monitoring_keep_approved_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'approved' THEN
        RAISE EXCEPTION 'Утверждённый рейтинг не меняется.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approved_rating_is_frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE FUNCTION monitoring_keep_approved_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM monitoring_rating WHERE state = 'approved' AND id IN (OLD.rating_id, NEW.rating_id)
    ) THEN
        RAISE EXCEPTION 'Утверждённый рейтинг не меняется.'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'approved_rating_is_frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
"""
TRIGGERS = """
CREATE TRIGGER indicators_in_force_are_frozen BEFORE INSERT OR UPDATE OR DELETE ON monitoring_indicator
    FOR EACH ROW EXECUTE FUNCTION monitoring_keep_set_in_force();
CREATE TRIGGER approved_rating_is_frozen BEFORE UPDATE OR DELETE ON monitoring_rating
    FOR EACH ROW EXECUTE FUNCTION monitoring_keep_approved_rating();
CREATE TRIGGER approved_rating_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON monitoring_ratingindicator
    FOR EACH ROW EXECUTE FUNCTION monitoring_keep_approved_terms();
"""
BACKWARD = """
DROP TRIGGER approved_rating_is_frozen ON monitoring_ratingindicator;
DROP TRIGGER approved_rating_is_frozen ON monitoring_rating;
DROP TRIGGER indicators_in_force_are_frozen ON monitoring_indicator;
DROP FUNCTION monitoring_keep_approved_terms();
DROP FUNCTION monitoring_keep_approved_rating();
DROP FUNCTION monitoring_keep_set_in_force();
"""


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0012_indicators_and_collection")]

    operations = [
        *(protect_table(f"monitoring_{name}") for name in (*TABLES, *WITHOUT_HISTORY)),
        *(protect_table(f"monitoring_{name}event", append_only=True) for name in TABLES),
        *(make_append_only(f"monitoring_{name}") for name in APPEND_ONLY),
        migrations.RunSQL([FUNCTIONS, TRIGGERS], BACKWARD),
    ]
