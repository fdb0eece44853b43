"""All of reports up to 0009 at once: each table as it is in the end, then the old walls.

Written by scripts/squash_migrations.py; why: docs/adr/0011-squashed-migrations.md.
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pghistory.utils
import pgtrigger.compiler
import reports.cycle
import reports.models.document
import reports.models.series
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from msoko.lib.squashing import CreateModels

#: what the old files did in plain SQL: row-level security, additions only, seals; not told twice
WALLS = [
    import_module(f"reports.migrations.{name}").Migration
    for name in (
        '0002_row_security',
        '0004_dossiers_row_security',
        '0006_number_series_row_security',
        '0008_paper_policy_row_security',
    )
]


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('reports', '0001_initial'),
        ('reports', '0002_row_security'),
        ('reports', '0003_dossiers'),
        ('reports', '0004_dossiers_row_security'),
        ('reports', '0005_number_series'),
        ('reports', '0006_number_series_row_security'),
        ('reports', '0007_paper_policy_and_check_key'),
        ('reports', '0008_paper_policy_row_security'),
        ('reports', '0009_amending_order'),
    ]

    dependencies = [
        ('people', '0009_working_groups_are_protected'),
        ('plans', '0013_decided_dates_link_their_document'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Dossier',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scope', models.CharField(choices=[('year', 'всё за период'), ('direction', 'одно направление'), ('step', 'этап управленческого цикла'), ('organization', 'одна организация')], max_length=12, verbose_name='что собрать')),
                    ('step', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='этап')),
                    ('first_on', models.DateField(verbose_name='с')),
                    ('last_on', models.DateField(verbose_name='по')),
                    ('title', models.CharField(max_length=300, verbose_name='название')),
                    ('state', models.CharField(choices=[('queued', 'в очереди'), ('making', 'собирается'), ('ready', 'готово'), ('failed', 'не удалось'), ('removed', 'удалено')], default='queued', max_length=10, verbose_name='состояние')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='ключ файла')),
                    ('file_count', models.PositiveIntegerField(default=0, verbose_name='файлов')),
                    ('done_count', models.PositiveIntegerField(default=0, verbose_name='собрано файлов')),
                    ('missing_count', models.PositiveIntegerField(default=0, verbose_name='не хватает')),
                    ('size', models.PositiveBigIntegerField(default=0, verbose_name='размер, байт')),
                    ('tries_count', models.PositiveSmallIntegerField(default=0, verbose_name='попыток')),
                    ('error_text', models.TextField(blank=True, verbose_name='почему не удалось')),
                    ('requested_at', models.DateTimeField(auto_now_add=True, verbose_name='заказано')),
                    ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='хранится до')),
                    ('direction', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.direction', verbose_name='направление')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organization', verbose_name='организация')),
                    ('requested_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто заказал')),
                ],
                options={
                    'verbose_name': 'досье',
                    'verbose_name_plural': 'досье',
                    'ordering': ['-requested_at', '-pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('direction', None), ('organization', None), ('scope', 'year'), ('step', None)), models.Q(('direction__isnull', False), ('organization', None), ('scope', 'direction'), ('step', None)), models.Q(('direction', None), ('organization', None), ('scope', 'step'), ('step__isnull', False)), models.Q(('direction', None), ('organization__isnull', False), ('scope', 'organization'), ('step', None)), _connector='OR'), name='dossier_is_about_what_its_scope_says'),
                        models.CheckConstraint(condition=models.Q(('step__isnull', True), ('step__lte', reports.cycle.Step['EFFECT']), _connector='OR'), name='dossier_knows_nine_steps'),
                        models.CheckConstraint(condition=models.Q(('last_on__gte', models.F('first_on'))), name='dossier_does_not_end_before_it_begins'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), ('expires_at__isnull', False), _connector='OR'), name='ready_dossier_says_until_when'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('error_text', ''), _negated=True), _connector='OR'), name='failed_dossier_says_why'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_dossierevent" ("direction_id", "error_text", "expires_at", "file_count", "first_on", "id", "key", "last_on", "missing_count", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "scope", "size", "state", "step", "title", "tries_count") SELECT new_values."direction_id", new_values."error_text", new_values."expires_at", new_values."file_count", new_values."first_on", new_values."id", new_values."key", new_values."last_on", new_values."missing_count", new_values."municipality_id", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."requested_at", new_values."requested_by_id", new_values."scope", new_values."size", new_values."state", new_values."step", new_values."title", new_values."tries_count" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0f5e3ab13cec40984480e6bf84ed233d13fb88f4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_109a9', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_dossier', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_dossierevent" ("direction_id", "error_text", "expires_at", "file_count", "first_on", "id", "key", "last_on", "missing_count", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "scope", "size", "state", "step", "title", "tries_count") SELECT new_values."direction_id", new_values."error_text", new_values."expires_at", new_values."file_count", new_values."first_on", new_values."id", new_values."key", new_values."last_on", new_values."missing_count", new_values."municipality_id", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."requested_at", new_values."requested_by_id", new_values."scope", new_values."size", new_values."state", new_values."step", new_values."title", new_values."tries_count" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."direction_id" IS DISTINCT FROM (new_values."direction_id") OR old_values."error_text" IS DISTINCT FROM (new_values."error_text") OR old_values."expires_at" IS DISTINCT FROM (new_values."expires_at") OR old_values."file_count" IS DISTINCT FROM (new_values."file_count") OR old_values."first_on" IS DISTINCT FROM (new_values."first_on") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."last_on" IS DISTINCT FROM (new_values."last_on") OR old_values."missing_count" IS DISTINCT FROM (new_values."missing_count") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."organization_id" IS DISTINCT FROM (new_values."organization_id") OR old_values."requested_at" IS DISTINCT FROM (new_values."requested_at") OR old_values."requested_by_id" IS DISTINCT FROM (new_values."requested_by_id") OR old_values."scope" IS DISTINCT FROM (new_values."scope") OR old_values."size" IS DISTINCT FROM (new_values."size") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."step" IS DISTINCT FROM (new_values."step") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."tries_count" IS DISTINCT FROM (new_values."tries_count")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f3f249ebf0e00d89cc2bf2400f2977a21dd6c011', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3149d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_dossier', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_dossierevent" ("direction_id", "error_text", "expires_at", "file_count", "first_on", "id", "key", "last_on", "missing_count", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requested_at", "requested_by_id", "scope", "size", "state", "step", "title", "tries_count") SELECT old_values."direction_id", old_values."error_text", old_values."expires_at", old_values."file_count", old_values."first_on", old_values."id", old_values."key", old_values."last_on", old_values."missing_count", old_values."municipality_id", old_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."requested_at", old_values."requested_by_id", old_values."scope", old_values."size", old_values."state", old_values."step", old_values."title", old_values."tries_count" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c74e0a361bfcfa0f8972e99746efd00c6e9bef86', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c83d3', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_dossier', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DossierEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('scope', models.CharField(choices=[('year', 'всё за период'), ('direction', 'одно направление'), ('step', 'этап управленческого цикла'), ('organization', 'одна организация')], max_length=12, verbose_name='что собрать')),
                    ('step', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='этап')),
                    ('first_on', models.DateField(verbose_name='с')),
                    ('last_on', models.DateField(verbose_name='по')),
                    ('title', models.CharField(max_length=300, verbose_name='название')),
                    ('state', models.CharField(choices=[('queued', 'в очереди'), ('making', 'собирается'), ('ready', 'готово'), ('failed', 'не удалось'), ('removed', 'удалено')], default='queued', max_length=10, verbose_name='состояние')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='ключ файла')),
                    ('file_count', models.PositiveIntegerField(default=0, verbose_name='файлов')),
                    ('missing_count', models.PositiveIntegerField(default=0, verbose_name='не хватает')),
                    ('size', models.PositiveBigIntegerField(default=0, verbose_name='размер, байт')),
                    ('tries_count', models.PositiveSmallIntegerField(default=0, verbose_name='попыток')),
                    ('error_text', models.TextField(blank=True, verbose_name='почему не удалось')),
                    ('requested_at', models.DateTimeField(auto_now_add=True, verbose_name='заказано')),
                    ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='хранится до')),
                    ('direction', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.direction', verbose_name='направление')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organization', verbose_name='организация')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.dossier')),
                    ('requested_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто заказал')),
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
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30), size=None, verbose_name='виды документов')),
                    ('pattern', models.CharField(default='{number}', help_text='01-05/{number}', max_length=30, validators=[reports.models.series.check_pattern], verbose_name='вид номера')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'ряд номеров',
                    'verbose_name_plural': 'ряды номеров',
                    'ordering': ['name'],
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'name'), name='series_of_a_municipality_has_a_name_of_its_own', violation_error_message='Ряд номеров с таким названием уже есть.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numberseriesevent" ("id", "kinds", "municipality_id", "name", "pattern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kinds", new_values."municipality_id", new_values."name", new_values."pattern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f8980200c2d11ef6a3f72af4a6a0df43ac535f17', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5c1d4', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_numberseries', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numberseriesevent" ("id", "kinds", "municipality_id", "name", "pattern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kinds", new_values."municipality_id", new_values."name", new_values."pattern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='33f426845af5af0154c6a6ca73595c5008661ab1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ab0df', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_numberseries', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numberseriesevent" ("id", "kinds", "municipality_id", "name", "pattern", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kinds", old_values."municipality_id", old_values."name", old_values."pattern", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4897b70dcf548b0eedcb16ebbac6326ce357cbfa', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0c0f8', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_numberseries', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30, verbose_name='вид')),
                    ('title', models.TextField(verbose_name='заголовок')),
                    ('texts', models.JSONField(default=dict, verbose_name='тексты')),
                    ('state', models.CharField(choices=[('draft', 'проект'), ('registered', 'зарегистрирован')], default='draft', max_length=12, verbose_name='состояние')),
                    ('number_text', models.CharField(blank=True, max_length=40, verbose_name='номер')),
                    ('dated_on', models.DateField(blank=True, null=True, verbose_name='дата')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='версия записи')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='создан')),
                    ('registered_at', models.DateTimeField(blank=True, null=True, verbose_name='зарегистрирован')),
                    ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='plans.edition', verbose_name='редакция плана')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('registered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='reports.numberseries', verbose_name='ряд номеров')),
                    ('check_key', models.CharField(db_default=reports.models.document.RandomKey(), editable=False, max_length=32, unique=True)),
                ],
                options={
                    'verbose_name': 'документ',
                    'verbose_name_plural': 'документы',
                    'ordering': ['-created_at'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('kind', 'order_approving_plan')), fields=('edition', 'kind'), name='edition_has_one_approving_order'),
                        models.CheckConstraint(condition=models.Q(models.Q(('registered_at__isnull', True), ('registered_by__isnull', True)), models.Q(('registered_at__isnull', False), ('registered_by__isnull', False)), _connector='OR'), name='document_is_registered_completely_or_not_at_all'),
                        models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('dated_on__isnull', False), ('registered_at__isnull', False), models.Q(('number_text', ''), _negated=True)), _connector='OR'), name='registered_document_has_number_and_date', violation_error_message='Для регистрации нужны номер и дата.'),
                        models.UniqueConstraint(models.F('series'), django.db.models.functions.datetime.ExtractYear('dated_on'), models.F('number_text'), name='number_is_given_once_a_year_in_its_series', violation_error_message='Этот номер в этом году уже занят.'),
                        models.UniqueConstraint(condition=models.Q(('kind', 'order_amending_plan')), fields=('edition', 'kind'), name='edition_has_one_amending_order'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT new_values."created_at", new_values."created_by_id", new_values."dated_on", new_values."edition_id", new_values."id", new_values."kind", new_values."municipality_id", new_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."registered_at", new_values."registered_by_id", new_values."series_id", new_values."state", new_values."texts", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='463cde9ea53bfc0e714ba18928d772a4f6c4f51e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6a821', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_document', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT old_values."created_at", old_values."created_by_id", old_values."dated_on", old_values."edition_id", old_values."id", old_values."kind", old_values."municipality_id", old_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."registered_at", old_values."registered_by_id", old_values."series_id", old_values."state", old_values."texts", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d88ddcf8da709450156eca74fbac2e9892859cf3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4704a', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_document', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT new_values."created_at", new_values."created_by_id", new_values."dated_on", new_values."edition_id", new_values."id", new_values."kind", new_values."municipality_id", new_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."registered_at", new_values."registered_by_id", new_values."series_id", new_values."state", new_values."texts", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."dated_on" IS DISTINCT FROM (new_values."dated_on") OR old_values."edition_id" IS DISTINCT FROM (new_values."edition_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."number_text" IS DISTINCT FROM (new_values."number_text") OR old_values."registered_at" IS DISTINCT FROM (new_values."registered_at") OR old_values."registered_by_id" IS DISTINCT FROM (new_values."registered_by_id") OR old_values."series_id" IS DISTINCT FROM (new_values."series_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."texts" IS DISTINCT FROM (new_values."texts") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='51be73975fcda31410c73a8af61d180465455af0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_53276', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_document', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DocumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30, verbose_name='вид')),
                    ('title', models.TextField(verbose_name='заголовок')),
                    ('texts', models.JSONField(default=dict, verbose_name='тексты')),
                    ('state', models.CharField(choices=[('draft', 'проект'), ('registered', 'зарегистрирован')], default='draft', max_length=12, verbose_name='состояние')),
                    ('number_text', models.CharField(blank=True, max_length=40, verbose_name='номер')),
                    ('dated_on', models.DateField(blank=True, null=True, verbose_name='дата')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='версия записи')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='создан')),
                    ('registered_at', models.DateTimeField(blank=True, null=True, verbose_name='зарегистрирован')),
                    ('created_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('edition', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.edition', verbose_name='редакция плана')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.document')),
                    ('registered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('series', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.numberseries', verbose_name='ряд номеров')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NumberCounter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='год')),
                    ('last_number', models.PositiveIntegerField(default=0, verbose_name='последний номер')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='reports.numberseries', verbose_name='ряд номеров')),
                ],
                options={
                    'verbose_name': 'счётчик номеров',
                    'verbose_name_plural': 'счётчики номеров',
                    'ordering': ['series', '-year'],
                    'constraints': [
                        models.UniqueConstraint(fields=('series', 'year'), name='series_has_one_counter_for_a_year'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numbercounterevent" ("id", "last_number", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "year") SELECT new_values."id", new_values."last_number", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."series_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='18e04e6c61413082e8166c1473bc48c3288da521', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e06f8', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_numbercounter', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numbercounterevent" ("id", "last_number", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "year") SELECT new_values."id", new_values."last_number", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."series_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4c518fffcce265dbca0294c36b331bc3750200dc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1f232', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_numbercounter', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_numbercounterevent" ("id", "last_number", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "year") SELECT old_values."id", old_values."last_number", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."series_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='52a1912a18b64ae9540792aaaec6f7ced63d3d0f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f6d05', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_numbercounter', when='AFTER')),
                    ],
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
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.numbercounter')),
                    ('series', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.numberseries', verbose_name='ряд номеров')),
                ],
                options={
                    'abstract': False,
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
                    ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30), size=None, verbose_name='виды документов')),
                    ('pattern', models.CharField(default='{number}', help_text='01-05/{number}', max_length=30, validators=[reports.models.series.check_pattern], verbose_name='вид номера')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.numberseries')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PaperPolicy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('standard', models.CharField(choices=[('2025', 'ГОСТ Р 7.0.97-2025'), ('2016', 'ГОСТ Р 7.0.97-2016')], default='2025', max_length=4, verbose_name='стандарт')),
                    ('font_family', models.CharField(choices=[('PT Serif', 'PT Serif'), ('Liberation Serif', 'Liberation Serif')], default='PT Serif', max_length=30, verbose_name='шрифт')),
                    ('body_points', models.PositiveSmallIntegerField(choices=[(12, '12'), (13, '13'), (14, '14')], default=14, verbose_name='размер текста, пт')),
                    ('table_points', models.PositiveSmallIntegerField(choices=[(9, '9'), (10, '10'), (11, '11'), (12, '12')], default=10, verbose_name='размер таблицы, пт')),
                    ('line_spacing', models.DecimalField(decimal_places=2, default=Decimal('1.15'), max_digits=3, validators=[django.core.validators.MinValueValidator(Decimal('1')), django.core.validators.MaxValueValidator(Decimal('1.5'))], verbose_name='межстрочный интервал')),
                    ('left_margin', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(20, 'По стандарту это поле не меньше 20 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='левое поле, мм')),
                    ('right_margin', models.PositiveSmallIntegerField(default=15, validators=[django.core.validators.MinValueValidator(10, 'По стандарту это поле не меньше 10 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='правое поле, мм')),
                    ('top_margin', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(20, 'По стандарту это поле не меньше 20 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='верхнее поле, мм')),
                    ('bottom_margin', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(20, 'По стандарту это поле не меньше 20 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='нижнее поле, мм')),
                    ('is_heading_bold', models.BooleanField(default=False, verbose_name='заголовок к тексту полужирный')),
                    ('is_table_header_bold', models.BooleanField(default=True, verbose_name='шапка таблицы полужирная')),
                    ('has_qr_code', models.BooleanField(default=False, help_text='ведёт на открытую страницу проверки', verbose_name='QR-код проверки на первой странице')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='версия записи')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'оформление документов',
                    'verbose_name_plural': 'оформление документов',
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality',), name='municipality_has_one_paper_policy', violation_error_message='Оформление уже задано: измените его.'),
                        models.CheckConstraint(condition=models.Q(('left_margin__gte', 20), ('right_margin__gte', 10), ('top_margin__gte', 20), ('bottom_margin__gte', 20)), name='margins_are_those_of_the_standard_or_wider', violation_error_message='Поля уже, чем разрешает стандарт.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_paperpolicyevent" ("body_points", "bottom_margin", "font_family", "has_qr_code", "id", "is_heading_bold", "is_table_header_bold", "left_margin", "line_spacing", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right_margin", "standard", "table_points", "top_margin", "version") SELECT new_values."body_points", new_values."bottom_margin", new_values."font_family", new_values."has_qr_code", new_values."id", new_values."is_heading_bold", new_values."is_table_header_bold", new_values."left_margin", new_values."line_spacing", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."right_margin", new_values."standard", new_values."table_points", new_values."top_margin", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4d33c68728a9add3b37b8b1465770d941d21df4d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f752', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_paperpolicy', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_paperpolicyevent" ("body_points", "bottom_margin", "font_family", "has_qr_code", "id", "is_heading_bold", "is_table_header_bold", "left_margin", "line_spacing", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right_margin", "standard", "table_points", "top_margin", "version") SELECT new_values."body_points", new_values."bottom_margin", new_values."font_family", new_values."has_qr_code", new_values."id", new_values."is_heading_bold", new_values."is_table_header_bold", new_values."left_margin", new_values."line_spacing", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."right_margin", new_values."standard", new_values."table_points", new_values."top_margin", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fbd56f5db9abef09d79233335a10e26296f3db54', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_da830', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_paperpolicy', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_paperpolicyevent" ("body_points", "bottom_margin", "font_family", "has_qr_code", "id", "is_heading_bold", "is_table_header_bold", "left_margin", "line_spacing", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right_margin", "standard", "table_points", "top_margin", "version") SELECT old_values."body_points", old_values."bottom_margin", old_values."font_family", old_values."has_qr_code", old_values."id", old_values."is_heading_bold", old_values."is_table_header_bold", old_values."left_margin", old_values."line_spacing", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."right_margin", old_values."standard", old_values."table_points", old_values."top_margin", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3083c9515ca200fdce6fe1cd7c413e7613eca2f2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_16f07', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_paperpolicy', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PaperPolicyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('standard', models.CharField(choices=[('2025', 'ГОСТ Р 7.0.97-2025'), ('2016', 'ГОСТ Р 7.0.97-2016')], default='2025', max_length=4, verbose_name='стандарт')),
                    ('font_family', models.CharField(choices=[('PT Serif', 'PT Serif'), ('Liberation Serif', 'Liberation Serif')], default='PT Serif', max_length=30, verbose_name='шрифт')),
                    ('body_points', models.PositiveSmallIntegerField(choices=[(12, '12'), (13, '13'), (14, '14')], default=14, verbose_name='размер текста, пт')),
                    ('table_points', models.PositiveSmallIntegerField(choices=[(9, '9'), (10, '10'), (11, '11'), (12, '12')], default=10, verbose_name='размер таблицы, пт')),
                    ('line_spacing', models.DecimalField(decimal_places=2, default=Decimal('1.15'), max_digits=3, validators=[django.core.validators.MinValueValidator(Decimal('1')), django.core.validators.MaxValueValidator(Decimal('1.5'))], verbose_name='межстрочный интервал')),
                    ('left_margin', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(20, 'По стандарту это поле не меньше 20 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='левое поле, мм')),
                    ('right_margin', models.PositiveSmallIntegerField(default=15, validators=[django.core.validators.MinValueValidator(10, 'По стандарту это поле не меньше 10 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='правое поле, мм')),
                    ('top_margin', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(20, 'По стандарту это поле не меньше 20 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='верхнее поле, мм')),
                    ('bottom_margin', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(20, 'По стандарту это поле не меньше 20 мм.'), django.core.validators.MaxValueValidator(50)], verbose_name='нижнее поле, мм')),
                    ('is_heading_bold', models.BooleanField(default=False, verbose_name='заголовок к тексту полужирный')),
                    ('is_table_header_bold', models.BooleanField(default=True, verbose_name='шапка таблицы полужирная')),
                    ('has_qr_code', models.BooleanField(default=False, help_text='ведёт на открытую страницу проверки', verbose_name='QR-код проверки на первой странице')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='версия записи')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.paperpolicy')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Rendering',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('digest', models.CharField(max_length=64, verbose_name='отпечаток слов')),
                    ('page_count', models.PositiveSmallIntegerField(verbose_name='страниц')),
                    ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='сделан')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renderings', to='reports.document', verbose_name='документ')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'печатная форма',
                    'verbose_name_plural': 'печатные формы',
                    'ordering': ['document', '-made_at'],
                    'constraints': [
                        models.UniqueConstraint(fields=('document', 'digest'), name='words_are_rendered_once'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_renderingevent" ("digest", "document_id", "file_id", "id", "made_at", "municipality_id", "page_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."digest", new_values."document_id", new_values."file_id", new_values."id", new_values."made_at", new_values."municipality_id", new_values."page_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3c9833a54ed1e5c3a800176e78112661efc99025', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4a983', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_rendering', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_renderingevent" ("digest", "document_id", "file_id", "id", "made_at", "municipality_id", "page_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."digest", new_values."document_id", new_values."file_id", new_values."id", new_values."made_at", new_values."municipality_id", new_values."page_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0545295b2ebea8016dd2db773d1a1158d890f590', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d030e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_rendering', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_renderingevent" ("digest", "document_id", "file_id", "id", "made_at", "municipality_id", "page_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."digest", old_values."document_id", old_values."file_id", old_values."id", old_values."made_at", old_values."municipality_id", old_values."page_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ec6b198a35715c5b8e670d47d726b5debed071e9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_731d8', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_rendering', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='RenderingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('digest', models.CharField(max_length=64, verbose_name='отпечаток слов')),
                    ('page_count', models.PositiveSmallIntegerField(verbose_name='страниц')),
                    ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='сделан')),
                    ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.document', verbose_name='документ')),
                    ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.rendering')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        *(
            operation
            for wall in WALLS
            for operation in wall.operations
            if isinstance(operation, migrations.RunSQL)
        ),
    ]
