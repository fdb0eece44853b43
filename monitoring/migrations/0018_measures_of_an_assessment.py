"""Activities of the plan that remove the shortcomings of an assessment (MC-05)."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0001_squashed_0017_mean_tolerance_of_a_quarter'),
        ('people', '0001_squashed_0009_working_groups_are_protected'),
        ('plans', '0001_squashed_0013_decided_dates_link_their_document'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FilingMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('plan', 'план устранения недостатков'), ('measure', 'мера по устранению'), ('report', 'отчёт об устранении')], default='measure', max_length=10, verbose_name='что это')),
                ('activity_key', models.UUIDField(editable=False, verbose_name='ключ мероприятия')),
                ('linked_at', models.DateTimeField(auto_now_add=True, verbose_name='когда связано')),
                ('filing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='monitoring.reportfiling', verbose_name='отчёт организации')),
                ('linked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто связал')),
                ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.plan', verbose_name='план')),
            ],
            options={
                'verbose_name': 'мероприятие по итогам оценки',
                'verbose_name_plural': 'мероприятия по итогам оценки',
                'ordering': ['filing', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FilingMeasureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('plan', 'план устранения недостатков'), ('measure', 'мера по устранению'), ('report', 'отчёт об устранении')], default='measure', max_length=10, verbose_name='что это')),
                ('activity_key', models.UUIDField(editable=False, verbose_name='ключ мероприятия')),
                ('linked_at', models.DateTimeField(auto_now_add=True, verbose_name='когда связано')),
                ('filing', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.reportfiling', verbose_name='отчёт организации')),
                ('linked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто связал')),
                ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.filingmeasure')),
                ('plan', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.plan', verbose_name='план')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='filingmeasure',
            constraint=models.UniqueConstraint(fields=('filing', 'activity_key'), name='filing_names_a_measure_once', violation_error_message='Это мероприятие с оценкой уже связано.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='filingmeasure',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_filingmeasureevent" ("activity_key", "filing_id", "id", "kind", "linked_at", "linked_by_id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") SELECT new_values."activity_key", new_values."filing_id", new_values."id", new_values."kind", new_values."linked_at", new_values."linked_by_id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."plan_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='aaccd53136e78f83a4a256e4c31099a78cbcdf61', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8705d', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_filingmeasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='filingmeasure',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_filingmeasureevent" ("activity_key", "filing_id", "id", "kind", "linked_at", "linked_by_id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") SELECT new_values."activity_key", new_values."filing_id", new_values."id", new_values."kind", new_values."linked_at", new_values."linked_by_id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."plan_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ccb9c4e92e739a57ea745e36ee17b6bf39864bce', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8849f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_filingmeasure', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='filingmeasure',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_filingmeasureevent" ("activity_key", "filing_id", "id", "kind", "linked_at", "linked_by_id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") SELECT old_values."activity_key", old_values."filing_id", old_values."id", old_values."kind", old_values."linked_at", old_values."linked_by_id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."plan_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='483679f923cf0f008896605ad42cf7070c6d6ce2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c354e', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_filingmeasure', when='AFTER')),
        ),
    ]
