

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import reports.models.series
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_position_acts_for'),
        ('plans', '0006_decided_dates_are_protected'),
        ('reports', '0004_dossiers_row_security'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NumberCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='год')),
                ('last_number', models.PositiveIntegerField(default=0, verbose_name='последний номер')),
            ],
            options={
                'verbose_name': 'счётчик номеров',
                'verbose_name_plural': 'счётчики номеров',
                'ordering': ['series', '-year'],
            },
        ),
        migrations.CreateModel(
            name='NumberCounterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(verbose_name='год')),
                ('last_number', models.PositiveIntegerField(default=0, verbose_name='последний номер')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='название')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана')], max_length=30), size=None, verbose_name='виды документов')),
                ('pattern', models.CharField(default='{number}', help_text='01-05/{number}', max_length=30, validators=[reports.models.series.check_pattern], verbose_name='вид номера')),
            ],
            options={
                'verbose_name': 'ряд номеров',
                'verbose_name_plural': 'ряды номеров',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='NumberSeriesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='название')),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана')], max_length=30), size=None, verbose_name='виды документов')),
                ('pattern', models.CharField(default='{number}', help_text='01-05/{number}', max_length=30, validators=[reports.models.series.check_pattern], verbose_name='вид номера')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='document',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='document',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='document',
            name='delete_delete',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT new_values."created_at", new_values."created_by_id", new_values."dated_on", new_values."edition_id", new_values."id", new_values."kind", new_values."municipality_id", new_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registered_at", new_values."registered_by_id", new_values."series_id", new_values."state", new_values."texts", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='463cde9ea53bfc0e714ba18928d772a4f6c4f51e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6a821', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT new_values."created_at", new_values."created_by_id", new_values."dated_on", new_values."edition_id", new_values."id", new_values."kind", new_values."municipality_id", new_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."registered_at", new_values."registered_by_id", new_values."series_id", new_values."state", new_values."texts", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9e9269b557a7dde3a2de1bf02273046f8d667e5c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_53276', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT old_values."created_at", old_values."created_by_id", old_values."dated_on", old_values."edition_id", old_values."id", old_values."kind", old_values."municipality_id", old_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."registered_at", old_values."registered_by_id", old_values."series_id", old_values."state", old_values."texts", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d88ddcf8da709450156eca74fbac2e9892859cf3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4704a', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_document', when='AFTER')),
        ),
        migrations.AddField(
            model_name='numbercounter',
            name='municipality',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет'),
        ),
        migrations.AddField(
            model_name='numbercounterevent',
            name='municipality',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет'),
        ),
        migrations.AddField(
            model_name='numbercounterevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.numbercounter'),
        ),
        migrations.AddField(
            model_name='numberseries',
            name='municipality',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет'),
        ),
        migrations.AddField(
            model_name='numbercounterevent',
            name='series',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.numberseries', verbose_name='ряд номеров'),
        ),
        migrations.AddField(
            model_name='numbercounter',
            name='series',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='reports.numberseries', verbose_name='ряд номеров'),
        ),
        migrations.AddField(
            model_name='document',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='reports.numberseries', verbose_name='ряд номеров'),
        ),
        migrations.AddField(
            model_name='documentevent',
            name='series',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.numberseries', verbose_name='ряд номеров'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(models.F('series'), django.db.models.functions.datetime.ExtractYear('dated_on'), models.F('number_text'), name='number_is_given_once_a_year_in_its_series', violation_error_message='Этот номер в этом году уже занят.'),
        ),
        migrations.AddField(
            model_name='numberseriesevent',
            name='municipality',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет'),
        ),
        migrations.AddField(
            model_name='numberseriesevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.numberseries'),
        ),
        migrations.AddConstraint(
            model_name='numberseries',
            constraint=models.UniqueConstraint(fields=('municipality', 'name'), name='series_of_a_municipality_has_a_name_of_its_own', violation_error_message='Ряд номеров с таким названием уже есть.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numberseries',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numberseriesevent" ("id", "kinds", "municipality_id", "name", "pattern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kinds", new_values."municipality_id", new_values."name", new_values."pattern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f8980200c2d11ef6a3f72af4a6a0df43ac535f17', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5c1d4', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_numberseries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numberseries',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numberseriesevent" ("id", "kinds", "municipality_id", "name", "pattern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kinds", new_values."municipality_id", new_values."name", new_values."pattern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33f426845af5af0154c6a6ca73595c5008661ab1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ab0df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_numberseries', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numberseries',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numberseriesevent" ("id", "kinds", "municipality_id", "name", "pattern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kinds", old_values."municipality_id", old_values."name", old_values."pattern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4897b70dcf548b0eedcb16ebbac6326ce357cbfa', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0c0f8', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_numberseries', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='numbercounter',
            constraint=models.UniqueConstraint(fields=('series', 'year'), name='series_has_one_counter_for_a_year'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numbercounterevent" ("id", "last_number", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "year") SELECT new_values."id", new_values."last_number", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."series_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='18e04e6c61413082e8166c1473bc48c3288da521', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e06f8', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_numbercounter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numbercounterevent" ("id", "last_number", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "year") SELECT new_values."id", new_values."last_number", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."series_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4c518fffcce265dbca0294c36b331bc3750200dc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1f232', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_numbercounter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='numbercounter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numbercounterevent" ("id", "last_number", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "year") SELECT old_values."id", old_values."last_number", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."series_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='52a1912a18b64ae9540792aaaec6f7ced63d3d0f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f6d05', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_numbercounter', when='AFTER')),
        ),
    ]
