"""A table of all organisations is kept and shown before it is written (M2)."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('monitoring', '0019_measures_of_an_assessment_row_security'),
        ('people', '0001_squashed_0009_working_groups_are_protected'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TableImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=255, verbose_name='имя файла')),
                ('kept', models.BinaryField(default=bytes, verbose_name='прочитанные строки')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='загружена')),
                ('written_at', models.DateTimeField(blank=True, null=True, verbose_name='записана')),
                ('cell_count', models.PositiveIntegerField(default=0, verbose_name='ячеек')),
                ('changed_count', models.PositiveIntegerField(default=0, verbose_name='изменилось')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.storedfile', verbose_name='файл')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто загрузил')),
                ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='table_imports', to='monitoring.collectionround', verbose_name='сбор')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто записал')),
            ],
            options={
                'verbose_name': 'загрузка таблицы',
                'verbose_name_plural': 'загрузки таблиц',
                'ordering': ['-given_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TableImportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('filename', models.CharField(max_length=255, verbose_name='имя файла')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='загружена')),
                ('written_at', models.DateTimeField(blank=True, null=True, verbose_name='записана')),
                ('cell_count', models.PositiveIntegerField(default=0, verbose_name='ячеек')),
                ('changed_count', models.PositiveIntegerField(default=0, verbose_name='изменилось')),
                ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.storedfile', verbose_name='файл')),
                ('given_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто загрузил')),
                ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.tableimport')),
                ('round', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.collectionround', verbose_name='сбор')),
                ('written_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто записал')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='tableimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('written_at__isnull', True), ('written_by__isnull', True)), models.Q(('written_at__isnull', False), ('written_by__isnull', False)), _connector='OR'), name='table_is_written_completely_or_not_at_all'),
        ),
        migrations.AddConstraint(
            model_name='tableimport',
            constraint=models.CheckConstraint(condition=models.Q(('written_at__isnull', False), models.Q(('cell_count', 0), ('changed_count', 0)), _connector='OR'), name='table_that_is_not_written_has_changed_nothing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tableimport',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_tableimportevent" ("cell_count", "changed_count", "file_id", "filename", "given_at", "given_by_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "written_at", "written_by_id") SELECT new_values."cell_count", new_values."changed_count", new_values."file_id", new_values."filename", new_values."given_at", new_values."given_by_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."round_id", new_values."written_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0927b0676891a7f4ca7c850df743c4530300226d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d480f', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_tableimport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tableimport',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_tableimportevent" ("cell_count", "changed_count", "file_id", "filename", "given_at", "given_by_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "written_at", "written_by_id") SELECT new_values."cell_count", new_values."changed_count", new_values."file_id", new_values."filename", new_values."given_at", new_values."given_by_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."round_id", new_values."written_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."cell_count" IS DISTINCT FROM (new_values."cell_count") OR old_values."changed_count" IS DISTINCT FROM (new_values."changed_count") OR old_values."file_id" IS DISTINCT FROM (new_values."file_id") OR old_values."filename" IS DISTINCT FROM (new_values."filename") OR old_values."given_at" IS DISTINCT FROM (new_values."given_at") OR old_values."given_by_id" IS DISTINCT FROM (new_values."given_by_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."round_id" IS DISTINCT FROM (new_values."round_id") OR old_values."written_at" IS DISTINCT FROM (new_values."written_at") OR old_values."written_by_id" IS DISTINCT FROM (new_values."written_by_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='48313749a19a360d69fd43984ed57cbb225db796', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_55ba3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_tableimport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tableimport',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_tableimportevent" ("cell_count", "changed_count", "file_id", "filename", "given_at", "given_by_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "written_at", "written_by_id") SELECT old_values."cell_count", old_values."changed_count", old_values."file_id", old_values."filename", old_values."given_at", old_values."given_by_id", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."round_id", old_values."written_at", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5a33d2b53b1f0fc28b640ed4ee673bb9be0b338b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ad097', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_tableimport', when='AFTER')),
        ),
    ]
