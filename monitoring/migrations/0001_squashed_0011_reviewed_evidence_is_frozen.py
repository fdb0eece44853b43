"""All of monitoring up to 0011 at once: each table as it is in the end, then the old walls.

Written by scripts/squash_migrations.py; why: docs/adr/0011-squashed-migrations.md.
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import monitoring.reminding
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from msoko.lib.squashing import CreateModels

#: what the old files did in plain SQL: row-level security, additions only, seals; not told twice
WALLS = [
    import_module(f"monitoring.migrations.{name}").Migration
    for name in (
        '0002_row_security',
        '0004_row_security_of_saved_views',
        '0006_postponements_are_protected',
        '0008_reminders_row_security',
        '0011_reviewed_evidence_is_frozen',
    )
]


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('monitoring', '0001_initial'),
        ('monitoring', '0002_row_security'),
        ('monitoring', '0003_saved_views_and_calendar_feeds'),
        ('monitoring', '0004_row_security_of_saved_views'),
        ('monitoring', '0005_postponement_of_tasks'),
        ('monitoring', '0006_postponements_are_protected'),
        ('monitoring', '0007_reminders'),
        ('monitoring', '0008_reminders_row_security'),
        ('monitoring', '0009_evidence_versions_and_advice'),
        ('monitoring', '0010_review_and_archive'),
        ('monitoring', '0011_reviewed_evidence_is_frozen'),
    ]

    dependencies = [
        ('people', '0009_working_groups_are_protected'),
        ('plans', '0013_decided_dates_link_their_document'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='AnswerEffort',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(960)], verbose_name='минут')),
                    ('kind', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.deliverablekind', verbose_name='вид результата')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'минуты на ответ',
                    'verbose_name_plural': 'минуты на ответы',
                    'ordering': ['kind'],
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'kind'), name='kind_has_its_minutes_once', nulls_distinct=False),
                        models.CheckConstraint(condition=models.Q(('minutes__lte', 960)), name='an_answer_takes_less_than_two_days', violation_error_message='Один ответ – не больше двух рабочих дней: 960 минут.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_answereffortevent" ("id", "kind_id", "minutes", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind_id", new_values."minutes", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='223ede4b5410ce6b4f75773559738cea8b1e505a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_437e4', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_answereffort', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_answereffortevent" ("id", "kind_id", "minutes", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind_id", new_values."minutes", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f002e53bc9dfdb5a339570c31d1254acaeb0a7e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a8754', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_answereffort', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_answereffortevent" ("id", "kind_id", "minutes", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kind_id", old_values."minutes", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='84ed067ade310794bfa1a1cabcf01755a8bb628f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_81ffd', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_answereffort', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='AnswerEffortEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('minutes', models.PositiveSmallIntegerField(validators=[django.core.validators.MaxValueValidator(960)], verbose_name='минут')),
                    ('kind', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.deliverablekind', verbose_name='вид результата')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.answereffort')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CalendarFeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token_hash', models.CharField(max_length=64, unique=True, verbose_name='контрольная сумма ссылки')),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='создана')),
                    ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='отозвана')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='чья')),
                    ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calendar_feeds', to='people.position', verbose_name='должность')),
                ],
                options={
                    'verbose_name': 'подписка на календарь',
                    'verbose_name_plural': 'подписки на календарь',
                    'ordering': ['-created_at'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('position',), name='position_has_one_live_feed'),
                        models.CheckConstraint(condition=models.Q(('token_hash__regex', '^[0-9a-f]{64}$')), name='feed_keeps_a_checksum_and_no_link'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_calendarfeedevent" ("created_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "revoked_at") SELECT new_values."created_at", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position_id", new_values."revoked_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a52ec314d6e67f9eb68445107367ca475576d2e3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1caab', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_calendarfeed', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_calendarfeedevent" ("created_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "revoked_at") SELECT new_values."created_at", new_values."id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position_id", new_values."revoked_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."position_id" IS DISTINCT FROM (new_values."position_id") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='96130638ac9d2f8729d8d90a31b542a5d38a7dee', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_00e9d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_calendarfeed', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_calendarfeedevent" ("created_at", "id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "revoked_at") SELECT old_values."created_at", old_values."id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position_id", old_values."revoked_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='29b554b0f3abe5a1d0735f4ab62893d44bfe9a90', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_46ce7', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_calendarfeed', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='CalendarFeedEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='создана')),
                    ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='отозвана')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='чья')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.calendarfeed')),
                    ('position', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.position', verbose_name='должность')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('digest', 'сводка за день'), ('returned', 'вернули'), ('link', 'новая ссылка'), ('dossier', 'досье готово')], max_length=10, verbose_name='вид')),
                    ('planned_on', models.DateField(verbose_name='за день')),
                    ('subject', models.CharField(max_length=250, verbose_name='тема')),
                    ('body_text', models.TextField(verbose_name='текст')),
                    ('to_text', models.EmailField(max_length=254, verbose_name='адрес')),
                    ('state', models.CharField(choices=[('queued', 'в очереди'), ('sent', 'отправлено'), ('failed', 'не удалось')], default='queued', max_length=10, verbose_name='состояние')),
                    ('tries_count', models.PositiveSmallIntegerField(default=0, verbose_name='попыток')),
                    ('queued_at', models.DateTimeField(verbose_name='поставлено в очередь')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='отправлено')),
                    ('error_text', models.TextField(blank=True, verbose_name='почему не удалось')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to=settings.AUTH_USER_MODEL, verbose_name='кому')),
                ],
                options={
                    'verbose_name': 'письмо',
                    'verbose_name_plural': 'письма',
                    'ordering': ['-queued_at', '-pk'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('kind', 'digest')), fields=('municipality', 'person', 'planned_on'), name='person_gets_one_digest_a_day'),
                        models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='sent_letter_says_when'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('error_text', ''), _negated=True), _connector='OR'), name='failed_letter_says_why'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderevent" ("error_text", "id", "kind", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "queued_at", "sent_at", "state", "subject", "to_text", "tries_count") SELECT new_values."error_text", new_values."id", new_values."kind", new_values."municipality_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."planned_on", new_values."queued_at", new_values."sent_at", new_values."state", new_values."subject", new_values."to_text", new_values."tries_count" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='56db76e92ad2382ce5473472ef850252d9e0df35', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_134bd', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_reminder', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderevent" ("error_text", "id", "kind", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "queued_at", "sent_at", "state", "subject", "to_text", "tries_count") SELECT new_values."error_text", new_values."id", new_values."kind", new_values."municipality_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."planned_on", new_values."queued_at", new_values."sent_at", new_values."state", new_values."subject", new_values."to_text", new_values."tries_count" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."error_text" IS DISTINCT FROM (new_values."error_text") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."person_id" IS DISTINCT FROM (new_values."person_id") OR old_values."planned_on" IS DISTINCT FROM (new_values."planned_on") OR old_values."queued_at" IS DISTINCT FROM (new_values."queued_at") OR old_values."sent_at" IS DISTINCT FROM (new_values."sent_at") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."subject" IS DISTINCT FROM (new_values."subject") OR old_values."to_text" IS DISTINCT FROM (new_values."to_text") OR old_values."tries_count" IS DISTINCT FROM (new_values."tries_count")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='97beac743e58d3aadcca9817eabdc308ace17da3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_36bb3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_reminder', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderevent" ("error_text", "id", "kind", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "queued_at", "sent_at", "state", "subject", "to_text", "tries_count") SELECT old_values."error_text", old_values."id", old_values."kind", old_values."municipality_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."planned_on", old_values."queued_at", old_values."sent_at", old_values."state", old_values."subject", old_values."to_text", old_values."tries_count" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a34fce0073c54b8936ea7a6b89f6ee7da0c65cf3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cb659', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_reminder', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReminderEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('digest', 'сводка за день'), ('returned', 'вернули'), ('link', 'новая ссылка'), ('dossier', 'досье готово')], max_length=10, verbose_name='вид')),
                    ('planned_on', models.DateField(verbose_name='за день')),
                    ('subject', models.CharField(max_length=250, verbose_name='тема')),
                    ('to_text', models.EmailField(max_length=254, verbose_name='адрес')),
                    ('state', models.CharField(choices=[('queued', 'в очереди'), ('sent', 'отправлено'), ('failed', 'не удалось')], default='queued', max_length=10, verbose_name='состояние')),
                    ('tries_count', models.PositiveSmallIntegerField(default=0, verbose_name='попыток')),
                    ('queued_at', models.DateTimeField(verbose_name='поставлено в очередь')),
                    ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='отправлено')),
                    ('error_text', models.TextField(blank=True, verbose_name='почему не удалось')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кому')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.reminder')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReminderPreference',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_on', models.BooleanField(default=True, verbose_name='присылать напоминания')),
                    ('steps', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('before-14', 'за 14 дней'), ('before-7', 'за 7 дней'), ('before-1', 'накануне'), ('day', 'в день срока'), ('after-1', 'на следующий день после срока'), ('after-7', 'через неделю после срока'), ('weekly', 'потом каждую неделю'), ('returned', 'когда ответ вернули')], max_length=12), blank=True, default=monitoring.reminding.default_steps, size=None, verbose_name='когда напоминать')),
                    ('hour', models.PositiveSmallIntegerField(default=9, validators=[django.core.validators.MinValueValidator(9), django.core.validators.MaxValueValidator(17)], verbose_name='не раньше, ч')),
                    ('quiet_since_on', models.DateField(blank=True, null=True, verbose_name='тихие дни с')),
                    ('quiet_until_on', models.DateField(blank=True, null=True, verbose_name='тихие дни по')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='человек')),
                ],
                options={
                    'verbose_name': 'настройка напоминаний',
                    'verbose_name_plural': 'настройки напоминаний',
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'person'), name='person_has_one_preference_in_municipality'),
                        models.CheckConstraint(condition=models.Q(('hour__gte', 9), ('hour__lte', 17)), name='letters_go_in_working_hours', violation_error_message='Письма уходят в рабочие часы: с 9 до 18.'),
                        models.CheckConstraint(condition=models.Q(models.Q(('quiet_since_on__isnull', True), ('quiet_until_on__isnull', True)), models.Q(('quiet_since_on__isnull', False), ('quiet_until_on__gte', models.F('quiet_since_on')), ('quiet_until_on__isnull', False)), _connector='OR'), name='quiet_days_have_both_ends', violation_error_message='Укажите оба дня: первый и последний, последний не раньше первого.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderpreferenceevent" ("hour", "id", "is_on", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_since_on", "quiet_until_on", "steps") SELECT new_values."hour", new_values."id", new_values."is_on", new_values."municipality_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."quiet_since_on", new_values."quiet_until_on", new_values."steps" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e680afd7384a3739a6bf6e2cfed4edf82e359c24', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_23e3c', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_reminderpreference', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderpreferenceevent" ("hour", "id", "is_on", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_since_on", "quiet_until_on", "steps") SELECT new_values."hour", new_values."id", new_values."is_on", new_values."municipality_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."quiet_since_on", new_values."quiet_until_on", new_values."steps" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b7b26169714143fe8393acaf8fb00e3dd5d7ebf9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d566c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_reminderpreference', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderpreferenceevent" ("hour", "id", "is_on", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_since_on", "quiet_until_on", "steps") SELECT old_values."hour", old_values."id", old_values."is_on", old_values."municipality_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."quiet_since_on", old_values."quiet_until_on", old_values."steps" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='42d266840cfb7dc2fb23d525f4d7d773e1148817', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_88280', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_reminderpreference', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReminderPreferenceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('is_on', models.BooleanField(default=True, verbose_name='присылать напоминания')),
                    ('steps', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('before-14', 'за 14 дней'), ('before-7', 'за 7 дней'), ('before-1', 'накануне'), ('day', 'в день срока'), ('after-1', 'на следующий день после срока'), ('after-7', 'через неделю после срока'), ('weekly', 'потом каждую неделю'), ('returned', 'когда ответ вернули')], max_length=12), blank=True, default=monitoring.reminding.default_steps, size=None, verbose_name='когда напоминать')),
                    ('hour', models.PositiveSmallIntegerField(default=9, validators=[django.core.validators.MinValueValidator(9), django.core.validators.MaxValueValidator(17)], verbose_name='не раньше, ч')),
                    ('quiet_since_on', models.DateField(blank=True, null=True, verbose_name='тихие дни с')),
                    ('quiet_until_on', models.DateField(blank=True, null=True, verbose_name='тихие дни по')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='человек')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.reminderpreference')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReturnPhrase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('label', models.CharField(max_length=40, verbose_name='на кнопке')),
                    ('text', models.TextField(max_length=1000, verbose_name='что прочтёт организация')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='место')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'причина возврата',
                    'verbose_name_plural': 'причины возврата',
                    'ordering': ['position', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'label'), name='phrase_has_its_own_label', violation_error_message='Кнопка с таким названием уже есть.'),
                        models.CheckConstraint(condition=models.Q(models.Q(('label', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='phrase_says_something'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_returnphraseevent" ("id", "label", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") SELECT new_values."id", new_values."label", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='db5ea064cc49bcd44937c5a3d3d4ecd9499665b5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_09e7e', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_returnphrase', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_returnphraseevent" ("id", "label", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") SELECT new_values."id", new_values."label", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f939d180f721134cc3d4b3f16f28027e17041415', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fa63a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_returnphrase', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_returnphraseevent" ("id", "label", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") SELECT old_values."id", old_values."label", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1b0823a5dfb6c1241130520b0a0d4c62a6cf6785', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c0689', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_returnphrase', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReturnPhraseEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('label', models.CharField(max_length=40, verbose_name='на кнопке')),
                    ('text', models.TextField(max_length=1000, verbose_name='что прочтёт организация')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='место')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.returnphrase')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReviewDuty',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('direction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.direction', verbose_name='направление')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='review_duties', to='people.position', verbose_name='кто проверяет')),
                ],
                options={
                    'verbose_name': 'кто проверяет направление',
                    'verbose_name_plural': 'кто что проверяет',
                    'ordering': ['direction', 'position'],
                    'constraints': [
                        models.UniqueConstraint(fields=('position', 'direction'), name='post_reviews_a_direction_once', violation_error_message='Это направление уже закреплено за этой должностью.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reviewdutyevent" ("direction_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT new_values."direction_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5493e4f7b7470fc5eec717e8d16fa96978409ee5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9ddc0', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_reviewduty', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reviewdutyevent" ("direction_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT new_values."direction_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='de03c25460931898dc950a08593f105f67bbbab9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b2ed4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_reviewduty', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reviewdutyevent" ("direction_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT old_values."direction_id", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fc49d46110a09089728c465ef246e62d9fa74cde', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b2727', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_reviewduty', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReviewDutyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('direction', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.direction', verbose_name='направление')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.reviewduty')),
                    ('position', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.position', verbose_name='кто проверяет')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('page', models.CharField(choices=[('task-list', 'Задания'), ('calendar', 'Календарь')], max_length=20, verbose_name='страница')),
                    ('name', models.CharField(max_length=60, verbose_name='название')),
                    ('query_text', models.CharField(blank=True, max_length=1000, verbose_name='отбор')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='чей')),
                ],
                options={
                    'verbose_name': 'сохранённый вид',
                    'verbose_name_plural': 'сохранённые виды',
                    'ordering': ['name'],
                    'constraints': [
                        models.UniqueConstraint(models.F('municipality'), models.F('person'), models.F('page'), django.db.models.functions.text.Lower('name'), name='person_has_one_view_of_a_name_on_a_page', violation_error_message='Вид с таким названием у вас уже есть.'),
                        models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_view_has_a_name', violation_error_message='Назовите вид.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_savedviewevent" ("id", "municipality_id", "name", "page", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query_text") SELECT new_values."id", new_values."municipality_id", new_values."name", new_values."page", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."query_text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e5abc3c66fb3b95b5b181ed36b06e88c7339781', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_baefc', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_savedview', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_savedviewevent" ("id", "municipality_id", "name", "page", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query_text") SELECT new_values."id", new_values."municipality_id", new_values."name", new_values."page", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."query_text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d17cdbb639ce785f8a42932439d5be6e43d45770', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_71ae2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_savedview', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_savedviewevent" ("id", "municipality_id", "name", "page", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query_text") SELECT old_values."id", old_values."municipality_id", old_values."name", old_values."page", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."query_text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e1380753d0fb1a0461d823a143991fd74b2f5b97', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a0002', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_savedview', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='SavedViewEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('page', models.CharField(choices=[('task-list', 'Задания'), ('calendar', 'Календарь')], max_length=20, verbose_name='страница')),
                    ('name', models.CharField(max_length=60, verbose_name='название')),
                    ('query_text', models.CharField(blank=True, max_length=1000, verbose_name='отбор')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='чей')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.savedview')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Task',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('activity_key', models.UUIDField(editable=False, verbose_name='ключ мероприятия')),
                    ('occurrence', models.PositiveSmallIntegerField(default=0, verbose_name='наступление')),
                    ('occurrence_text', models.CharField(blank=True, max_length=200, verbose_name='за какой срок')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='начало окна')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='срок')),
                    ('state', models.CharField(choices=[('open', 'ждёт ответа'), ('submitted', 'на проверке'), ('returned', 'возвращено'), ('accepted', 'принято'), ('closed', 'снято с контроля')], default='open', max_length=12, verbose_name='состояние')),
                    ('round', models.PositiveSmallIntegerField(default=1, verbose_name='круг')),
                    ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='ключ отправки')),
                    ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='отправлено')),
                    ('closing_reason', models.TextField(blank=True, verbose_name='почему снято')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='версия записи')),
                    ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='plans.activity', verbose_name='мероприятие')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='people.organization', verbose_name='кто отвечает')),
                    ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('planned_on', models.DateField(blank=True, null=True, verbose_name='срок до переноса')),
                ],
                options={
                    'verbose_name': 'задание',
                    'verbose_name_plural': 'задания',
                    'ordering': ['due_on', 'pk'],
                    'indexes': [
                        models.Index(fields=['organization', 'state', 'due_on'], name='task_owed_by_organization'),
                        models.Index(fields=['municipality', 'state', 'due_on'], name='task_in_municipality'),
                    ],
                    'constraints': [
                        models.UniqueConstraint(fields=('activity_key', 'organization', 'occurrence'), name='organization_has_one_task_for_an_occurrence'),
                        models.CheckConstraint(condition=models.Q(models.Q(('submitted_at__isnull', True), ('submitted_by__isnull', True)), models.Q(('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='task_is_submitted_completely_or_not_at_all'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['submitted', 'accepted']), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='submitted_task_says_when'),
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), models.Q(('closing_reason', ''), _negated=True), _connector='OR'), name='closed_task_says_why', violation_error_message='Напишите, почему задание снимается с контроля.'),
                        models.CheckConstraint(condition=models.Q(('planned_on__isnull', True), ('due_on__isnull', False), _connector='OR'), name='postponed_task_has_a_date'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_taskevent" ("activity_id", "activity_key", "closing_reason", "due_on", "id", "municipality_id", "occurrence", "occurrence_text", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "round", "starts_on", "state", "submission_key", "submitted_at", "submitted_by_id", "version") SELECT new_values."activity_id", new_values."activity_key", new_values."closing_reason", new_values."due_on", new_values."id", new_values."municipality_id", new_values."occurrence", new_values."occurrence_text", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."planned_on", new_values."round", new_values."starts_on", new_values."state", new_values."submission_key", new_values."submitted_at", new_values."submitted_by_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6a975e6afc5748dadc2fa7388ef9a1e81fd4b0cf', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c1f37', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_task', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_taskevent" ("activity_id", "activity_key", "closing_reason", "due_on", "id", "municipality_id", "occurrence", "occurrence_text", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "round", "starts_on", "state", "submission_key", "submitted_at", "submitted_by_id", "version") SELECT new_values."activity_id", new_values."activity_key", new_values."closing_reason", new_values."due_on", new_values."id", new_values."municipality_id", new_values."occurrence", new_values."occurrence_text", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."planned_on", new_values."round", new_values."starts_on", new_values."state", new_values."submission_key", new_values."submitted_at", new_values."submitted_by_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='495299b7d486978678f57c7da015d71fdf488efc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f4e6d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_task', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_taskevent" ("activity_id", "activity_key", "closing_reason", "due_on", "id", "municipality_id", "occurrence", "occurrence_text", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "round", "starts_on", "state", "submission_key", "submitted_at", "submitted_by_id", "version") SELECT old_values."activity_id", old_values."activity_key", old_values."closing_reason", old_values."due_on", old_values."id", old_values."municipality_id", old_values."occurrence", old_values."occurrence_text", old_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."planned_on", old_values."round", old_values."starts_on", old_values."state", old_values."submission_key", old_values."submitted_at", old_values."submitted_by_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='58188313f89c0918884309ccfc0322d61eedf490', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_70c74', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_task', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Evidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField(default=1, verbose_name='круг')),
                    ('kind', models.CharField(choices=[('file', 'файл'), ('link', 'ссылка'), ('requisites', 'реквизиты документа'), ('statement', 'состояние достигнуто')], max_length=12, verbose_name='вид')),
                    ('filename', models.CharField(blank=True, max_length=255, verbose_name='имя файла')),
                    ('url', models.URLField(blank=True, max_length=1000, verbose_name='ссылка')),
                    ('document_text', models.CharField(blank=True, help_text='вид, номер, дата и название документа', max_length=1000, verbose_name='реквизиты')),
                    ('client_key', models.UUIDField(default=uuid.uuid4, verbose_name='ключ отправителя')),
                    ('added_at', models.DateTimeField(auto_now_add=True, verbose_name='добавлено')),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='убрано')),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='monitoring.task', verbose_name='задание')),
                    ('advice', models.JSONField(blank=True, default=list, verbose_name='замечания при загрузке')),
                    ('document_kind_text', models.CharField(blank=True, max_length=100, verbose_name='вид документа')),
                    ('document_number_text', models.CharField(blank=True, max_length=60, verbose_name='номер документа')),
                    ('document_on', models.DateField(blank=True, null=True, verbose_name='дата документа')),
                    ('document_title', models.CharField(blank=True, max_length=500, verbose_name='название документа')),
                    ('link_checked_at', models.DateTimeField(blank=True, null=True, verbose_name='доступность проверена')),
                    ('link_state', models.CharField(blank=True, choices=[('opens', 'ссылка открывается'), ('broken', 'ссылка не открывается')], max_length=10, verbose_name='доступность')),
                    ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='monitoring.evidence', verbose_name='вместо чего')),
                    ('withdrawal_reason', models.CharField(blank=True, max_length=500, verbose_name='почему убрано')),
                ],
                options={
                    'verbose_name': 'подтверждение',
                    'verbose_name_plural': 'подтверждения',
                    'ordering': ['task', 'round', 'added_at', 'pk'],
                    'constraints': [
                        models.UniqueConstraint(fields=('task', 'client_key'), name='evidence_is_posted_once'),
                        models.UniqueConstraint(condition=models.Q(('file__isnull', False), ('withdrawn_at__isnull', True)), fields=('task', 'round', 'file'), name='file_stands_once_in_a_round', violation_error_message='Этот файл уже приложен.'),
                        models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='evidence_is_withdrawn_completely_or_not_at_all'),
                        models.CheckConstraint(condition=models.Q(models.Q(('document_text', ''), ('file__isnull', False), ('kind', 'file'), ('url', ''), models.Q(('filename', ''), _negated=True)), models.Q(('document_text', ''), ('file__isnull', True), ('kind', 'link'), models.Q(('url', ''), _negated=True)), models.Q(('file__isnull', True), ('kind__in', ['requisites', 'statement']), ('url', ''), models.Q(('document_text', ''), _negated=True)), _connector='OR'), name='evidence_is_exactly_what_its_kind_says'),
                        models.CheckConstraint(condition=models.Q(('kind', 'requisites'), models.Q(('document_kind_text', ''), ('document_number_text', ''), ('document_on__isnull', True), ('document_title', '')), _connector='OR'), name='only_requisites_have_the_parts_of_a_document'),
                        models.CheckConstraint(condition=models.Q(models.Q(('link_checked_at__isnull', True), ('link_state', '')), models.Q(models.Q(('link_state', ''), _negated=True), ('kind', 'link'), ('link_checked_at__isnull', False)), _connector='OR'), name='looked_at_link_says_when'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_evidenceevent" ("added_at", "added_by_id", "advice", "client_key", "document_kind_text", "document_number_text", "document_on", "document_text", "document_title", "file_id", "filename", "id", "kind", "link_checked_at", "link_state", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_id", "round", "task_id", "url", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") SELECT new_values."added_at", new_values."added_by_id", new_values."advice", new_values."client_key", new_values."document_kind_text", new_values."document_number_text", new_values."document_on", new_values."document_text", new_values."document_title", new_values."file_id", new_values."filename", new_values."id", new_values."kind", new_values."link_checked_at", new_values."link_state", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."replaces_id", new_values."round", new_values."task_id", new_values."url", new_values."withdrawal_reason", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='44ea146218eba725cfa3f97f9b1a9518086f6a58', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b5547', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_evidence', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_evidenceevent" ("added_at", "added_by_id", "advice", "client_key", "document_kind_text", "document_number_text", "document_on", "document_text", "document_title", "file_id", "filename", "id", "kind", "link_checked_at", "link_state", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_id", "round", "task_id", "url", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") SELECT new_values."added_at", new_values."added_by_id", new_values."advice", new_values."client_key", new_values."document_kind_text", new_values."document_number_text", new_values."document_on", new_values."document_text", new_values."document_title", new_values."file_id", new_values."filename", new_values."id", new_values."kind", new_values."link_checked_at", new_values."link_state", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."replaces_id", new_values."round", new_values."task_id", new_values."url", new_values."withdrawal_reason", new_values."withdrawn_at", new_values."withdrawn_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4dac312370b7491b08ab23cac55782c7a0479008', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_279f5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_evidence', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_evidenceevent" ("added_at", "added_by_id", "advice", "client_key", "document_kind_text", "document_number_text", "document_on", "document_text", "document_title", "file_id", "filename", "id", "kind", "link_checked_at", "link_state", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replaces_id", "round", "task_id", "url", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") SELECT old_values."added_at", old_values."added_by_id", old_values."advice", old_values."client_key", old_values."document_kind_text", old_values."document_number_text", old_values."document_on", old_values."document_text", old_values."document_title", old_values."file_id", old_values."filename", old_values."id", old_values."kind", old_values."link_checked_at", old_values."link_state", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."replaces_id", old_values."round", old_values."task_id", old_values."url", old_values."withdrawal_reason", old_values."withdrawn_at", old_values."withdrawn_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ab1715f754fb2ba4ac46d666e037ba129f15691d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_08eab', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_evidence', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Disclosure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('visibility', models.CharField(choices=[('schools', 'для организаций'), ('public', 'для публикации')], max_length=10, verbose_name='кому видно')),
                    ('confirmed_at', models.DateTimeField(verbose_name='персональных данных нет, подтверждено')),
                    ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто подтвердил')),
                    ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='disclosure', to='monitoring.evidence', verbose_name='подтверждение')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'открытое подтверждение',
                    'verbose_name_plural': 'открытые подтверждения',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('visibility__in', ['schools', 'public'])), name='disclosure_says_to_whom'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disclosureevent" ("confirmed_at", "confirmed_by_id", "evidence_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") SELECT new_values."confirmed_at", new_values."confirmed_by_id", new_values."evidence_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."visibility" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7e05f7028d1b2f36a5308b20f96a264f609401a6', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_98858', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_disclosure', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disclosureevent" ("confirmed_at", "confirmed_by_id", "evidence_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") SELECT new_values."confirmed_at", new_values."confirmed_by_id", new_values."evidence_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."visibility" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='509185257dcec1bacc6c7d72c9c7f9a1dc795b30', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_42569', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_disclosure', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_disclosureevent" ("confirmed_at", "confirmed_by_id", "evidence_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "visibility") SELECT old_values."confirmed_at", old_values."confirmed_by_id", old_values."evidence_id", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."visibility" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9f645366c6e7de85a88fe545cfa4011e59cb3c81', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fa218', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_disclosure', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='DisclosureEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('visibility', models.CharField(choices=[('schools', 'для организаций'), ('public', 'для публикации')], max_length=10, verbose_name='кому видно')),
                    ('confirmed_at', models.DateTimeField(verbose_name='персональных данных нет, подтверждено')),
                    ('confirmed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто подтвердил')),
                    ('evidence', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.evidence', verbose_name='подтверждение')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.disclosure')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EvidenceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('round', models.PositiveSmallIntegerField(default=1, verbose_name='круг')),
                    ('kind', models.CharField(choices=[('file', 'файл'), ('link', 'ссылка'), ('requisites', 'реквизиты документа'), ('statement', 'состояние достигнуто')], max_length=12, verbose_name='вид')),
                    ('filename', models.CharField(blank=True, max_length=255, verbose_name='имя файла')),
                    ('url', models.URLField(blank=True, max_length=1000, verbose_name='ссылка')),
                    ('document_text', models.CharField(blank=True, help_text='вид, номер, дата и название документа', max_length=1000, verbose_name='реквизиты')),
                    ('client_key', models.UUIDField(default=uuid.uuid4, verbose_name='ключ отправителя')),
                    ('added_at', models.DateTimeField(auto_now_add=True, verbose_name='добавлено')),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='убрано')),
                    ('added_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.evidence')),
                    ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.task', verbose_name='задание')),
                    ('advice', models.JSONField(blank=True, default=list, verbose_name='замечания при загрузке')),
                    ('document_kind_text', models.CharField(blank=True, max_length=100, verbose_name='вид документа')),
                    ('document_number_text', models.CharField(blank=True, max_length=60, verbose_name='номер документа')),
                    ('document_on', models.DateField(blank=True, null=True, verbose_name='дата документа')),
                    ('document_title', models.CharField(blank=True, max_length=500, verbose_name='название документа')),
                    ('link_checked_at', models.DateTimeField(blank=True, null=True, verbose_name='доступность проверена')),
                    ('link_state', models.CharField(blank=True, choices=[('opens', 'ссылка открывается'), ('broken', 'ссылка не открывается')], max_length=10, verbose_name='доступность')),
                    ('replaces', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.evidence', verbose_name='вместо чего')),
                    ('withdrawal_reason', models.CharField(blank=True, max_length=500, verbose_name='почему убрано')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PersonalLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='ключ')),
                    ('token_hash', models.CharField(editable=False, max_length=64, unique=True, verbose_name='отпечаток')),
                    ('issued_at', models.DateTimeField(verbose_name='выдана')),
                    ('expires_at', models.DateTimeField(verbose_name='действует до')),
                    ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='отозвана')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='people.position', verbose_name='кому выдана')),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'verbose_name': 'личная ссылка',
                    'verbose_name_plural': 'личные ссылки',
                    'ordering': ['-issued_at', '-pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('issued_at'))), name='link_expires_after_it_was_issued'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_personallinkevent" ("expires_at", "id", "issued_at", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "revoked_at", "task_id") SELECT new_values."expires_at", new_values."id", new_values."issued_at", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position_id", new_values."revoked_at", new_values."task_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1d1a0031ce82b8b2b277ec9859b56671b5301804', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1d99d', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_personallink', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_personallinkevent" ("expires_at", "id", "issued_at", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "revoked_at", "task_id") SELECT new_values."expires_at", new_values."id", new_values."issued_at", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position_id", new_values."revoked_at", new_values."task_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."expires_at" IS DISTINCT FROM (new_values."expires_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."issued_at" IS DISTINCT FROM (new_values."issued_at") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."position_id" IS DISTINCT FROM (new_values."position_id") OR old_values."revoked_at" IS DISTINCT FROM (new_values."revoked_at") OR old_values."task_id" IS DISTINCT FROM (new_values."task_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='770aa8631671b5c199ba3d1efa53e62239cce2d6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0b454', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_personallink', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_personallinkevent" ("expires_at", "id", "issued_at", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "revoked_at", "task_id") SELECT old_values."expires_at", old_values."id", old_values."issued_at", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position_id", old_values."revoked_at", old_values."task_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f78fa44e08b2abc151a02a83b36a854d3168ae26', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4c233', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_personallink', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PersonalLinkEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('issued_at', models.DateTimeField(verbose_name='выдана')),
                    ('expires_at', models.DateTimeField(verbose_name='действует до')),
                    ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='отозвана')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.personallink')),
                    ('position', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.position', verbose_name='кому выдана')),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Postponement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('due_on', models.DateField(verbose_name='срок до переноса')),
                    ('wanted_on', models.DateField(verbose_name='просят до')),
                    ('reason', models.TextField(verbose_name='почему')),
                    ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='когда просили')),
                    ('state', models.CharField(choices=[('asked', 'ждёт решения'), ('granted', 'перенесено'), ('refused', 'отказано')], default='asked', max_length=10, verbose_name='решение')),
                    ('granted_on', models.DateField(blank=True, null=True, verbose_name='перенесено на')),
                    ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='когда решили')),
                    ('decision_reason', models.TextField(blank=True, verbose_name='почему так решили')),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто просил')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postponements', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'verbose_name': 'перенос срока',
                    'verbose_name_plural': 'переносы сроков',
                    'ordering': ['task', 'asked_at'],
                    'constraints': [
                        models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('task',), name='task_has_one_open_request_to_postpone', violation_error_message='Просьба о переносе уже отправлена: дождитесь решения.'),
                        models.CheckConstraint(condition=models.Q(('wanted_on__gt', models.F('due_on'))), name='postponement_asks_for_a_later_date', violation_error_message='Просить можно о дате позже нынешнего срока.'),
                        models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='postponement_says_why'),
                        models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='postponement_is_decided_completely_or_not_at_all'),
                        models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('granted_on__isnull', True), ('state', 'asked')), models.Q(('decided_at__isnull', False), ('granted_on__gt', models.F('due_on')), ('state', 'granted')), models.Q(('decided_at__isnull', False), ('granted_on__isnull', True), ('state', 'refused'), models.Q(('decision_reason', ''), _negated=True)), _connector='OR'), name='decision_on_postponement_agrees_with_its_state', violation_error_message='Напишите, почему срок не переносится: это прочтёт организация.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_postponementevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision_reason", "due_on", "granted_on", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "task_id", "wanted_on") SELECT new_values."asked_at", new_values."asked_by_id", new_values."decided_at", new_values."decided_by_id", new_values."decision_reason", new_values."due_on", new_values."granted_on", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."task_id", new_values."wanted_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='77cf32c0e956761f409a9fc3741a82de4c497a15', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bb010', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_postponement', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_postponementevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision_reason", "due_on", "granted_on", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "task_id", "wanted_on") SELECT new_values."asked_at", new_values."asked_by_id", new_values."decided_at", new_values."decided_by_id", new_values."decision_reason", new_values."due_on", new_values."granted_on", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason", new_values."state", new_values."task_id", new_values."wanted_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='565c168ed21c4519bbfc8e154fdd5eb9080eb4cb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_38f92', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_postponement', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_postponementevent" ("asked_at", "asked_by_id", "decided_at", "decided_by_id", "decision_reason", "due_on", "granted_on", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "task_id", "wanted_on") SELECT old_values."asked_at", old_values."asked_by_id", old_values."decided_at", old_values."decided_by_id", old_values."decision_reason", old_values."due_on", old_values."granted_on", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state", old_values."task_id", old_values."wanted_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='587d1be0cedf4bd5240027da54421f049e298de3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_9007e', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_postponement', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PostponementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('due_on', models.DateField(verbose_name='срок до переноса')),
                    ('wanted_on', models.DateField(verbose_name='просят до')),
                    ('reason', models.TextField(verbose_name='почему')),
                    ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='когда просили')),
                    ('state', models.CharField(choices=[('asked', 'ждёт решения'), ('granted', 'перенесено'), ('refused', 'отказано')], default='asked', max_length=10, verbose_name='решение')),
                    ('granted_on', models.DateField(blank=True, null=True, verbose_name='перенесено на')),
                    ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='когда решили')),
                    ('decision_reason', models.TextField(blank=True, verbose_name='почему так решили')),
                    ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто просил')),
                    ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.postponement')),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ReminderItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.CharField(max_length=20, verbose_name='ступень')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='срок, о котором напомнили')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кому')),
                    ('reminder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='monitoring.reminder', verbose_name='письмо')),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'verbose_name': 'напоминание о задании',
                    'verbose_name_plural': 'напоминания о заданиях',
                    'constraints': [
                        models.UniqueConstraint(fields=('person', 'task', 'step', 'due_on'), name='step_of_a_task_is_reminded_once', nulls_distinct=False),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderitemevent" ("due_on", "id", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_id", "step", "task_id") SELECT new_values."due_on", new_values."id", new_values."municipality_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reminder_id", new_values."step", new_values."task_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='863f87ed4e687d85076f17a8a2d26f40931b406b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_de6b7', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_reminderitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderitemevent" ("due_on", "id", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_id", "step", "task_id") SELECT new_values."due_on", new_values."id", new_values."municipality_id", new_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reminder_id", new_values."step", new_values."task_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='74a2dd04ff4cd1a77599e5dfa9893839de5c96df', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0b738', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_reminderitem', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reminderitemevent" ("due_on", "id", "municipality_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminder_id", "step", "task_id") SELECT old_values."due_on", old_values."id", old_values."municipality_id", old_values."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reminder_id", old_values."step", old_values."task_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='915dc514c9c9ef33072400717ceefb9520494c31', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_32ade', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_reminderitem', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReminderItemEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('step', models.CharField(max_length=20, verbose_name='ступень')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='срок, о котором напомнили')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кому')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.reminderitem')),
                    ('reminder', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.reminder', verbose_name='письмо')),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Review',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField(verbose_name='круг')),
                    ('verdict', models.CharField(choices=[('accepted', 'принято'), ('returned', 'возвращено')], max_length=10, verbose_name='решение')),
                    ('reason', models.TextField(blank=True, verbose_name='почему')),
                    ('reviewed_at', models.DateTimeField(auto_now_add=True, verbose_name='когда')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('reviewed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто')),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'verbose_name': 'проверка',
                    'verbose_name_plural': 'проверки',
                    'ordering': ['task', 'round'],
                    'constraints': [
                        models.UniqueConstraint(fields=('task', 'round'), name='round_is_reviewed_once'),
                        models.CheckConstraint(condition=models.Q(('verdict', 'accepted'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='return_says_why', violation_error_message='Напишите, почему возвращаете: школа увидит этот текст.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reviewevent" ("id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reviewed_at", "reviewed_by_id", "round", "task_id", "verdict") SELECT new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."reason", new_values."reviewed_at", new_values."reviewed_by_id", new_values."round", new_values."task_id", new_values."verdict" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1b473f426cb5fd325355c2b8a4cced4f4d000732', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_666b5', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_review', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reviewevent" ("id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reviewed_at", "reviewed_by_id", "round", "task_id", "verdict") SELECT new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."reason", new_values."reviewed_at", new_values."reviewed_by_id", new_values."round", new_values."task_id", new_values."verdict" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e63c2c31d7a53fe505279a6b1caab6abe55bae0d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_de433', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_review', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_reviewevent" ("id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "reviewed_at", "reviewed_by_id", "round", "task_id", "verdict") SELECT old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."reason", old_values."reviewed_at", old_values."reviewed_by_id", old_values."round", old_values."task_id", old_values."verdict" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2b18123f54e2f35547b53863076e6e1e1c0caf11', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f6d7c', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_review', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='ReviewEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('round', models.PositiveSmallIntegerField(verbose_name='круг')),
                    ('verdict', models.CharField(choices=[('accepted', 'принято'), ('returned', 'возвращено')], max_length=10, verbose_name='решение')),
                    ('reason', models.TextField(blank=True, verbose_name='почему')),
                    ('reviewed_at', models.DateTimeField(auto_now_add=True, verbose_name='когда')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.review')),
                    ('reviewed_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто')),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.task', verbose_name='задание')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('activity_key', models.UUIDField(editable=False, verbose_name='ключ мероприятия')),
                    ('occurrence', models.PositiveSmallIntegerField(default=0, verbose_name='наступление')),
                    ('occurrence_text', models.CharField(blank=True, max_length=200, verbose_name='за какой срок')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='начало окна')),
                    ('due_on', models.DateField(blank=True, null=True, verbose_name='срок')),
                    ('state', models.CharField(choices=[('open', 'ждёт ответа'), ('submitted', 'на проверке'), ('returned', 'возвращено'), ('accepted', 'принято'), ('closed', 'снято с контроля')], default='open', max_length=12, verbose_name='состояние')),
                    ('round', models.PositiveSmallIntegerField(default=1, verbose_name='круг')),
                    ('submission_key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='ключ отправки')),
                    ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='отправлено')),
                    ('closing_reason', models.TextField(blank=True, verbose_name='почему снято')),
                    ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='версия записи')),
                    ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='plans.activity', verbose_name='мероприятие')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organization', verbose_name='кто отвечает')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.task')),
                    ('submitted_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('planned_on', models.DateField(blank=True, null=True, verbose_name='срок до переноса')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TaskMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField(verbose_name='круг')),
                    ('text', models.TextField(max_length=4000, verbose_name='сообщение')),
                    ('is_of_organization', models.BooleanField(verbose_name='пишет организация')),
                    ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='когда')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='monitoring.task', verbose_name='задание')),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто')),
                ],
                options={
                    'verbose_name': 'сообщение',
                    'verbose_name_plural': 'сообщения',
                    'ordering': ['task', 'written_at', 'pk'],
                    'indexes': [
                        models.Index(fields=['task', 'written_at'], name='message_in_thread'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='message_says_something'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_taskmessageevent" ("id", "is_of_organization", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "task_id", "text", "written_at", "written_by_id") SELECT new_values."id", new_values."is_of_organization", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."round", new_values."task_id", new_values."text", new_values."written_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='758e71f5558c5b2927612a27a9bee383f243dade', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4f516', referencing='REFERENCING NEW TABLE AS new_values ', table='monitoring_taskmessage', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_taskmessageevent" ("id", "is_of_organization", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "task_id", "text", "written_at", "written_by_id") SELECT new_values."id", new_values."is_of_organization", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."round", new_values."task_id", new_values."text", new_values."written_at", new_values."written_by_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4904f7a80369453489b7b0fcbd45fa3ea98d505c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f7dd1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='monitoring_taskmessage', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "monitoring_taskmessageevent" ("id", "is_of_organization", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "task_id", "text", "written_at", "written_by_id") SELECT old_values."id", old_values."is_of_organization", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."round", old_values."task_id", old_values."text", old_values."written_at", old_values."written_by_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b73cf281283aa06cfed8e8c0de4f826e985b9e5d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d478d', referencing='REFERENCING OLD TABLE AS old_values ', table='monitoring_taskmessage', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='TaskMessageEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('round', models.PositiveSmallIntegerField(verbose_name='круг')),
                    ('text', models.TextField(max_length=4000, verbose_name='сообщение')),
                    ('is_of_organization', models.BooleanField(verbose_name='пишет организация')),
                    ('written_at', models.DateTimeField(auto_now_add=True, verbose_name='когда')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='monitoring.taskmessage')),
                    ('task', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='monitoring.task', verbose_name='задание')),
                    ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='кто')),
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
