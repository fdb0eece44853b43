"""All of people up to 0009 at once: each table as it is in the end, then the old walls.

Written by scripts/squash_migrations.py; why: docs/adr/0011-squashed-migrations.md.
"""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import msoko.people.models.municipality
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from msoko.lib.squashing import CreateModels

#: what the old files did in plain SQL: row-level security, additions only, seals; not told twice
WALLS = [
    import_module(f"msoko.people.migrations.{name}").Migration
    for name in (
        '0002_row_security',
        '0006_file_readings_row_security',
        '0009_working_groups_are_protected',
    )
]


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('people', '0001_initial'),
        ('people', '0002_row_security'),
        ('people', '0003_organization_has_genitive'),
        ('people', '0004_position_acts_for'),
        ('people', '0005_file_readings'),
        ('people', '0006_file_readings_row_security'),
        ('people', '0007_words_of_files'),
        ('people', '0008_groups_by_rule_and_working_groups'),
        ('people', '0009_working_groups_are_protected'),
    ]

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Municipality',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(help_text='латиницей, для команд и ссылок', unique=True, verbose_name='код')),
                    ('name', models.CharField(max_length=200, verbose_name='название')),
                    ('name_genitive', models.CharField(help_text='«администрации … кого?»', max_length=200, verbose_name='название в родительном падеже')),
                    ('administration_name', models.CharField(blank=True, max_length=300, verbose_name='администрация')),
                    ('place', models.CharField(blank=True, max_length=100, verbose_name='место издания документов')),
                    ('time_zone', models.CharField(default='Europe/Moscow', max_length=50, validators=[msoko.people.models.municipality.check_time_zone], verbose_name='часовой пояс')),
                ],
                options={
                    'verbose_name': 'муниципалитет',
                    'verbose_name_plural': 'муниципалитеты',
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Organization',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('school', 'общеобразовательная организация'), ('kindergarten', 'дошкольная организация'), ('supplementary', 'дополнительное образование'), ('authority', 'управление образования'), ('method_centre', 'методический центр'), ('other', 'другое')], max_length=20, verbose_name='вид')),
                    ('name', models.CharField(max_length=400, verbose_name='полное наименование')),
                    ('short_name', models.CharField(max_length=150, verbose_name='краткое наименование')),
                    ('is_rural', models.BooleanField(default=False, verbose_name='сельская')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='рабочая почта')),
                    ('opened_on', models.DateField(blank=True, null=True, verbose_name='действует с')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='закрыта')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('name_genitive', models.CharField(blank=True, help_text='для бумаг: «приказом управления образования ...»', max_length=400, verbose_name='наименование в родительном падеже')),
                    ('levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('preschool', 'дошкольное'), ('primary', 'начальное общее'), ('basic', 'основное общее'), ('secondary', 'среднее общее'), ('supplementary', 'дополнительное')], max_length=20), blank=True, default=list, help_text='по ним собираются группы: «школы со средним общим образованием»', size=None, verbose_name='уровни образования')),
                ],
                options={
                    'verbose_name': 'организация',
                    'verbose_name_plural': 'организации',
                    'ordering': ['kind', 'short_name'],
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'short_name'), name='organization_short_name_is_unique_in_municipality', violation_error_message='Организация с таким кратким наименованием уже есть.'),
                        models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('opened_on__isnull', True), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='organization_is_not_closed_before_it_opened', violation_error_message='Дата закрытия раньше даты открытия.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_organizationevent" ("closed_on", "email", "id", "is_rural", "kind", "levels", "municipality_id", "name", "name_genitive", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name") SELECT new_values."closed_on", new_values."email", new_values."id", new_values."is_rural", new_values."kind", new_values."levels", new_values."municipality_id", new_values."name", new_values."name_genitive", new_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."short_name" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='17c9b6b8e650c75296a1ed02744d043b3af10759', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d3fcc', referencing='REFERENCING NEW TABLE AS new_values ', table='people_organization', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_organizationevent" ("closed_on", "email", "id", "is_rural", "kind", "levels", "municipality_id", "name", "name_genitive", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name") SELECT new_values."closed_on", new_values."email", new_values."id", new_values."is_rural", new_values."kind", new_values."levels", new_values."municipality_id", new_values."name", new_values."name_genitive", new_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."short_name" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='baffbee943e9e98de96311e91b6a77d0c3038481', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4d4b4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_organization', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_organizationevent" ("closed_on", "email", "id", "is_rural", "kind", "levels", "municipality_id", "name", "name_genitive", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name") SELECT old_values."closed_on", old_values."email", old_values."id", old_values."is_rural", old_values."kind", old_values."levels", old_values."municipality_id", old_values."name", old_values."name_genitive", old_values."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."short_name" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='57f26f240646457af2a7bb0a8be5c86575d1e726', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b244d', referencing='REFERENCING OLD TABLE AS old_values ', table='people_organization', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Body',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('organization', 'организация'), ('group', 'группа организаций'), ('role', 'должность или роль'), ('working_group', 'рабочая группа'), ('outside', 'внешний орган')], max_length=20, verbose_name='вид')),
                    ('name', models.CharField(max_length=200, verbose_name='название')),
                    ('short_name', models.CharField(blank=True, help_text='так пишется в таблицах', max_length=60, verbose_name='кратко')),
                    ('group_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('school', 'общеобразовательная организация'), ('kindergarten', 'дошкольная организация'), ('supplementary', 'дополнительное образование'), ('authority', 'управление образования'), ('method_centre', 'методический центр'), ('other', 'другое')], max_length=20), blank=True, default=list, size=None, verbose_name='виды организаций группы')),
                    ('is_active', models.BooleanField(default=True, verbose_name='действует')),
                    ('leader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_bodies', to='people.body', verbose_name='под чьим руководством')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(blank=True, help_text='кто отвечает: сама организация, либо та, где работают эти люди', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='people.organization', verbose_name='организация')),
                    ('basis_text', models.CharField(blank=True, help_text='номер и дата приказа о создании или о перечне', max_length=300, verbose_name='чем создан')),
                    ('contacts_text', models.CharField(blank=True, max_length=300, verbose_name='рабочие контакты')),
                    ('group_levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('preschool', 'дошкольное'), ('primary', 'начальное общее'), ('basic', 'основное общее'), ('secondary', 'среднее общее'), ('supplementary', 'дополнительное')], max_length=20), blank=True, default=list, size=None, verbose_name='уровни образования группы')),
                    ('head_text', models.CharField(blank=True, help_text='должность, фамилия и инициалы; у наших организаций руководителей ведут в «Должностях»', max_length=200, verbose_name='руководитель')),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='people.body', verbose_name='в составе чего')),
                    ('since_on', models.DateField(blank=True, null=True, verbose_name='действует с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ],
                options={
                    'verbose_name': 'исполнитель',
                    'verbose_name_plural': 'исполнители',
                    'ordering': ['name'],
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'name'), name='body_name_is_unique_in_municipality', violation_error_message='Такой исполнитель уже есть в справочнике.'),
                        models.CheckConstraint(condition=models.Q(('kind', 'group'), models.Q(('group_kinds', []), ('group_levels', [])), _connector='OR'), name='only_a_group_has_a_rule', violation_error_message='Виды и уровни организаций указывают только у группы.'),
                        models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('since_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='body_does_not_end_before_it_begins', violation_error_message='Исполнитель перестаёт действовать раньше, чем начинает.'),
                        models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='body_is_no_part_of_itself', violation_error_message='Исполнитель не может входить в собственный состав.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodyevent" ("basis_text", "contacts_text", "group_kinds", "group_levels", "head_text", "id", "is_active", "kind", "leader_id", "municipality_id", "name", "organization_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "since_on", "until_on") SELECT new_values."basis_text", new_values."contacts_text", new_values."group_kinds", new_values."group_levels", new_values."head_text", new_values."id", new_values."is_active", new_values."kind", new_values."leader_id", new_values."municipality_id", new_values."name", new_values."organization_id", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."short_name", new_values."since_on", new_values."until_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0285dea1390ed8c8cc00529b2c3031a8da0c7ae7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_64a70', referencing='REFERENCING NEW TABLE AS new_values ', table='people_body', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodyevent" ("basis_text", "contacts_text", "group_kinds", "group_levels", "head_text", "id", "is_active", "kind", "leader_id", "municipality_id", "name", "organization_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "since_on", "until_on") SELECT new_values."basis_text", new_values."contacts_text", new_values."group_kinds", new_values."group_levels", new_values."head_text", new_values."id", new_values."is_active", new_values."kind", new_values."leader_id", new_values."municipality_id", new_values."name", new_values."organization_id", new_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."short_name", new_values."since_on", new_values."until_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d15a6a979c96d95f154f1d7dcd4cfa8c7c2813de', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7cc38', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_body', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodyevent" ("basis_text", "contacts_text", "group_kinds", "group_levels", "head_text", "id", "is_active", "kind", "leader_id", "municipality_id", "name", "organization_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "since_on", "until_on") SELECT old_values."basis_text", old_values."contacts_text", old_values."group_kinds", old_values."group_levels", old_values."head_text", old_values."id", old_values."is_active", old_values."kind", old_values."leader_id", old_values."municipality_id", old_values."name", old_values."organization_id", old_values."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."short_name", old_values."since_on", old_values."until_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f080fd9e64951d894228f91eca4417575ffbaf09', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4b7a3', referencing='REFERENCING OLD TABLE AS old_values ', table='people_body', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BodyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('organization', 'организация'), ('group', 'группа организаций'), ('role', 'должность или роль'), ('working_group', 'рабочая группа'), ('outside', 'внешний орган')], max_length=20, verbose_name='вид')),
                    ('name', models.CharField(max_length=200, verbose_name='название')),
                    ('short_name', models.CharField(blank=True, help_text='так пишется в таблицах', max_length=60, verbose_name='кратко')),
                    ('group_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('school', 'общеобразовательная организация'), ('kindergarten', 'дошкольная организация'), ('supplementary', 'дополнительное образование'), ('authority', 'управление образования'), ('method_centre', 'методический центр'), ('other', 'другое')], max_length=20), blank=True, default=list, size=None, verbose_name='виды организаций группы')),
                    ('is_active', models.BooleanField(default=True, verbose_name='действует')),
                    ('leader', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.body', verbose_name='под чьим руководством')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.body')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(blank=True, db_constraint=False, help_text='кто отвечает: сама организация, либо та, где работают эти люди', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organization', verbose_name='организация')),
                    ('basis_text', models.CharField(blank=True, help_text='номер и дата приказа о создании или о перечне', max_length=300, verbose_name='чем создан')),
                    ('contacts_text', models.CharField(blank=True, max_length=300, verbose_name='рабочие контакты')),
                    ('group_levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('preschool', 'дошкольное'), ('primary', 'начальное общее'), ('basic', 'основное общее'), ('secondary', 'среднее общее'), ('supplementary', 'дополнительное')], max_length=20), blank=True, default=list, size=None, verbose_name='уровни образования группы')),
                    ('head_text', models.CharField(blank=True, help_text='должность, фамилия и инициалы; у наших организаций руководителей ведут в «Должностях»', max_length=200, verbose_name='руководитель')),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.body', verbose_name='в составе чего')),
                    ('since_on', models.DateField(blank=True, null=True, verbose_name='действует с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='действует по')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='BodyMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since_on', models.DateField(blank=True, null=True, verbose_name='с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='по')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='people.body', verbose_name='группа')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.organization', verbose_name='организация')),
                    ('basis_text', models.CharField(blank=True, help_text='приказ, которым включена или исключена', max_length=300, verbose_name='документ')),
                ],
                options={
                    'verbose_name': 'участник группы',
                    'verbose_name_plural': 'участники группы',
                    'constraints': [
                        models.UniqueConstraint(fields=('body', 'organization', 'since_on'), name='membership_begins_once', nulls_distinct=False, violation_error_message='Эта организация уже в группе с этой даты.'),
                        models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('since_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='membership_does_not_end_before_it_begins', violation_error_message='Дата выхода раньше даты входа.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodymemberevent" ("basis_text", "body_id", "id", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_on", "until_on") SELECT new_values."basis_text", new_values."body_id", new_values."id", new_values."municipality_id", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."since_on", new_values."until_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5bc4234d9e2b9de6d8b5a9dd15997e383ba902b7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e5aa8', referencing='REFERENCING NEW TABLE AS new_values ', table='people_bodymember', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodymemberevent" ("basis_text", "body_id", "id", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_on", "until_on") SELECT new_values."basis_text", new_values."body_id", new_values."id", new_values."municipality_id", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."since_on", new_values."until_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a6056734cecbf18b5369302223da0e7dae486716', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_975b4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_bodymember', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodymemberevent" ("basis_text", "body_id", "id", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since_on", "until_on") SELECT old_values."basis_text", old_values."body_id", old_values."id", old_values."municipality_id", old_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."since_on", old_values."until_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b867ce2e4f6c62744e47d518ef7b41464835e26c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_dc017', referencing='REFERENCING OLD TABLE AS old_values ', table='people_bodymember', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BodyMemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('since_on', models.DateField(blank=True, null=True, verbose_name='с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='по')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.body', verbose_name='группа')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.bodymember')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organization', verbose_name='организация')),
                    ('basis_text', models.CharField(blank=True, help_text='приказ, которым включена или исключена', max_length=300, verbose_name='документ')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='BodySpelling',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=200, verbose_name='как пишут')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='people.body', verbose_name='исполнитель')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'написание',
                    'verbose_name_plural': 'написания',
                    'ordering': ['text'],
                    'constraints': [
                        models.UniqueConstraint(models.F('municipality'), django.db.models.functions.text.Lower('text'), name='spelling_means_one_body_in_municipality', violation_error_message='Это написание уже закреплено за исполнителем.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodyspellingevent" ("body_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT new_values."body_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c0532d2d4b03dd298ea75e1c747bcfd84d2896f8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4d0e3', referencing='REFERENCING NEW TABLE AS new_values ', table='people_bodyspelling', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodyspellingevent" ("body_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT new_values."body_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f89c370c2d1b6376afec1dd0645dccab46bda3a8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5bacc', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_bodyspelling', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_bodyspellingevent" ("body_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT old_values."body_id", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9fef79f11345adf8a38391a326f54d86beaa54a9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f1057', referencing='REFERENCING OLD TABLE AS old_values ', table='people_bodyspelling', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='BodySpellingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('text', models.CharField(max_length=200, verbose_name='как пишут')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.body', verbose_name='исполнитель')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.bodyspelling')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OrganizationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('school', 'общеобразовательная организация'), ('kindergarten', 'дошкольная организация'), ('supplementary', 'дополнительное образование'), ('authority', 'управление образования'), ('method_centre', 'методический центр'), ('other', 'другое')], max_length=20, verbose_name='вид')),
                    ('name', models.CharField(max_length=400, verbose_name='полное наименование')),
                    ('short_name', models.CharField(max_length=150, verbose_name='краткое наименование')),
                    ('is_rural', models.BooleanField(default=False, verbose_name='сельская')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='рабочая почта')),
                    ('opened_on', models.DateField(blank=True, null=True, verbose_name='действует с')),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='закрыта')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.organization')),
                    ('name_genitive', models.CharField(blank=True, help_text='для бумаг: «приказом управления образования ...»', max_length=400, verbose_name='наименование в родительном падеже')),
                    ('levels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('preschool', 'дошкольное'), ('primary', 'начальное общее'), ('basic', 'основное общее'), ('secondary', 'среднее общее'), ('supplementary', 'дополнительное')], max_length=20), blank=True, default=list, help_text='по ним собираются группы: «школы со средним общим образованием»', size=None, verbose_name='уровни образования')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='StoreCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('checked_at', models.DateTimeField(auto_now_add=True, verbose_name='когда')),
                    ('file_count', models.PositiveIntegerField(default=0, verbose_name='файлов')),
                    ('byte_count', models.PositiveBigIntegerField(default=0, verbose_name='байт')),
                    ('missing', models.JSONField(blank=True, default=list, verbose_name='нет на диске')),
                    ('damaged', models.JSONField(blank=True, default=list, verbose_name='не совпала контрольная сумма')),
                    ('orphan_count', models.PositiveIntegerField(default=0, verbose_name='убрано лишних файлов')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'сверка хранилища',
                    'verbose_name_plural': 'сверки хранилища',
                    'ordering': ['-checked_at', '-pk'],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_storecheckevent" ("byte_count", "checked_at", "damaged", "file_count", "id", "missing", "municipality_id", "orphan_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."byte_count", new_values."checked_at", new_values."damaged", new_values."file_count", new_values."id", new_values."missing", new_values."municipality_id", new_values."orphan_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='74312d03499fed3013f4bbadda071f52135741eb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_71d29', referencing='REFERENCING NEW TABLE AS new_values ', table='people_storecheck', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_storecheckevent" ("byte_count", "checked_at", "damaged", "file_count", "id", "missing", "municipality_id", "orphan_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."byte_count", new_values."checked_at", new_values."damaged", new_values."file_count", new_values."id", new_values."missing", new_values."municipality_id", new_values."orphan_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4b97ddee72e76e5eb96e84bc99583ef646889202', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f9a5d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_storecheck', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_storecheckevent" ("byte_count", "checked_at", "damaged", "file_count", "id", "missing", "municipality_id", "orphan_count", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."byte_count", old_values."checked_at", old_values."damaged", old_values."file_count", old_values."id", old_values."missing", old_values."municipality_id", old_values."orphan_count", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9f242e0a0c37fda2ff6da9c17731fcfc0f6a9dae', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f07f4', referencing='REFERENCING OLD TABLE AS old_values ', table='people_storecheck', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='StoreCheckEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('checked_at', models.DateTimeField(auto_now_add=True, verbose_name='когда')),
                    ('file_count', models.PositiveIntegerField(default=0, verbose_name='файлов')),
                    ('byte_count', models.PositiveBigIntegerField(default=0, verbose_name='байт')),
                    ('missing', models.JSONField(blank=True, default=list, verbose_name='нет на диске')),
                    ('damaged', models.JSONField(blank=True, default=list, verbose_name='не совпала контрольная сумма')),
                    ('orphan_count', models.PositiveIntegerField(default=0, verbose_name='убрано лишних файлов')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.storecheck')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='StoredFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sha256', models.CharField(max_length=64, verbose_name='контрольная сумма SHA-256')),
                    ('size', models.PositiveBigIntegerField(verbose_name='размер, байт')),
                    ('content_type', models.CharField(max_length=120, verbose_name='тип по содержимому')),
                    ('stored_at', models.DateTimeField(auto_now_add=True, verbose_name='сохранён')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'файл',
                    'verbose_name_plural': 'файлы',
                    'constraints': [
                        models.UniqueConstraint(fields=('municipality', 'sha256'), name='content_is_stored_once_in_municipality'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_storedfileevent" ("content_type", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") SELECT new_values."content_type", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."size", new_values."stored_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='26222cc2cc394d4dd6de709d038b7e5e380b57f9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_63673', referencing='REFERENCING NEW TABLE AS new_values ', table='people_storedfile', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_storedfileevent" ("content_type", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") SELECT new_values."content_type", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."sha256", new_values."size", new_values."stored_at" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='726162a838a084c4ac211d605e42308fe8093801', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8de28', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_storedfile', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_storedfileevent" ("content_type", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "size", "stored_at") SELECT old_values."content_type", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."sha256", old_values."size", old_values."stored_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c2bfe2bf3c613e52d7088c27f822147e600523e6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fecf7', referencing='REFERENCING OLD TABLE AS old_values ', table='people_storedfile', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FileScan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('waiting', 'проверяется'), ('clean', 'чисто'), ('infected', 'найден вирус'), ('failed', 'проверить не удалось')], default='waiting', max_length=10, verbose_name='состояние')),
                    ('threat_text', models.CharField(blank=True, max_length=200, verbose_name='что найдено')),
                    ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='передан на проверку')),
                    ('scanned_at', models.DateTimeField(blank=True, null=True, verbose_name='проверен')),
                    ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='scan', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'проверка на вирусы',
                    'verbose_name_plural': 'проверки на вирусы',
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('state', 'infected'), _negated=True), models.Q(('threat_text', ''), _negated=True), _connector='OR'), name='infected_file_says_with_what'),
                        models.CheckConstraint(condition=models.Q(models.Q(('scanned_at__isnull', True), ('state', 'waiting')), models.Q(models.Q(('state', 'waiting'), _negated=True), ('scanned_at__isnull', False)), _connector='OR'), name='scanned_file_says_when'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filescanevent" ("asked_at", "file_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scanned_at", "state", "threat_text") SELECT new_values."asked_at", new_values."file_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."scanned_at", new_values."state", new_values."threat_text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='76e07efa25b26cf966bd44a5f518d6c57562c74f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_956a6', referencing='REFERENCING NEW TABLE AS new_values ', table='people_filescan', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filescanevent" ("asked_at", "file_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scanned_at", "state", "threat_text") SELECT new_values."asked_at", new_values."file_id", new_values."id", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."scanned_at", new_values."state", new_values."threat_text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='13090889d02f6efb06957520de35c09b00c4d95b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_30d2a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_filescan', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filescanevent" ("asked_at", "file_id", "id", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scanned_at", "state", "threat_text") SELECT old_values."asked_at", old_values."file_id", old_values."id", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."scanned_at", old_values."state", old_values."threat_text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f7ac58d713b644748c81f1882b760a032093c458', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_27633', referencing='REFERENCING OLD TABLE AS old_values ', table='people_filescan', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FileScanEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('waiting', 'проверяется'), ('clean', 'чисто'), ('infected', 'найден вирус'), ('failed', 'проверить не удалось')], default='waiting', max_length=10, verbose_name='состояние')),
                    ('threat_text', models.CharField(blank=True, max_length=200, verbose_name='что найдено')),
                    ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='передан на проверку')),
                    ('scanned_at', models.DateTimeField(blank=True, null=True, verbose_name='проверен')),
                    ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.filescan')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='FileSignature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='место')),
                    ('owner_text', models.CharField(max_length=300, verbose_name='владелец')),
                    ('serial_text', models.CharField(max_length=80, verbose_name='номер сертификата')),
                    ('issuer_text', models.CharField(blank=True, max_length=300, verbose_name='кем выдан')),
                    ('valid_since_on', models.DateField(verbose_name='действует с')),
                    ('valid_until_on', models.DateField(verbose_name='действует до')),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                ],
                options={
                    'verbose_name': 'сведения о подписи',
                    'verbose_name_plural': 'сведения о подписях',
                    'ordering': ['file', 'position'],
                    'constraints': [
                        models.UniqueConstraint(fields=('file', 'position'), name='signature_has_its_place_in_the_file'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filesignatureevent" ("file_id", "id", "issuer_text", "municipality_id", "owner_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "serial_text", "valid_since_on", "valid_until_on") SELECT new_values."file_id", new_values."id", new_values."issuer_text", new_values."municipality_id", new_values."owner_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."position", new_values."serial_text", new_values."valid_since_on", new_values."valid_until_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='32f39cd6c31f9e6700aebcda435305f5030099f3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9fc7d', referencing='REFERENCING NEW TABLE AS new_values ', table='people_filesignature', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filesignatureevent" ("file_id", "id", "issuer_text", "municipality_id", "owner_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "serial_text", "valid_since_on", "valid_until_on") SELECT new_values."file_id", new_values."id", new_values."issuer_text", new_values."municipality_id", new_values."owner_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."position", new_values."serial_text", new_values."valid_since_on", new_values."valid_until_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='be3a87507c805a08cc33ae78d08532f932cf8607', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_03375', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_filesignature', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filesignatureevent" ("file_id", "id", "issuer_text", "municipality_id", "owner_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "serial_text", "valid_since_on", "valid_until_on") SELECT old_values."file_id", old_values."id", old_values."issuer_text", old_values."municipality_id", old_values."owner_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."position", old_values."serial_text", old_values."valid_since_on", old_values."valid_until_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='95343aa65a5cd9e5a75720243b3e770b3a35dd95', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fbf2b', referencing='REFERENCING OLD TABLE AS old_values ', table='people_filesignature', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FileSignatureEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='место')),
                    ('owner_text', models.CharField(max_length=300, verbose_name='владелец')),
                    ('serial_text', models.CharField(max_length=80, verbose_name='номер сертификата')),
                    ('issuer_text', models.CharField(blank=True, max_length=300, verbose_name='кем выдан')),
                    ('valid_since_on', models.DateField(verbose_name='действует с')),
                    ('valid_until_on', models.DateField(verbose_name='действует до')),
                    ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.filesignature')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='FileText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(blank=True, verbose_name='текст')),
                    ('is_readable', models.BooleanField(default=False, verbose_name='текст прочитан')),
                    ('extracted_at', models.DateTimeField(auto_now_add=True, verbose_name='прочитан')),
                    ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('text', config='russian'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ],
                options={
                    'verbose_name': 'текст файла',
                    'verbose_name_plural': 'тексты файлов',
                    'indexes': [
                        django.contrib.postgres.indexes.GinIndex(fields=['search'], name='words_of_files'),
                    ],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('is_readable', True), ('text', ''), _connector='OR'), name='unreadable_file_has_no_text'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filetextevent" ("extracted_at", "file_id", "id", "is_readable", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."extracted_at", new_values."file_id", new_values."id", new_values."is_readable", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='692c90e34fcd8c0b718b0511bc8cf9e0ff78b03f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c4d43', referencing='REFERENCING NEW TABLE AS new_values ', table='people_filetext', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filetextevent" ("extracted_at", "file_id", "id", "is_readable", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."extracted_at", new_values."file_id", new_values."id", new_values."is_readable", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."extracted_at" IS DISTINCT FROM (new_values."extracted_at") OR old_values."file_id" IS DISTINCT FROM (new_values."file_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_readable" IS DISTINCT FROM (new_values."is_readable") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5039dceb009a8c4c5ac6dd21001a0ab4979daecd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_adb70', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_filetext', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_filetextevent" ("extracted_at", "file_id", "id", "is_readable", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."extracted_at", old_values."file_id", old_values."id", old_values."is_readable", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d92f27844606cf81b69859fba21d3cc836e18c4c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d344e', referencing='REFERENCING OLD TABLE AS old_values ', table='people_filetext', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='FileTextEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('is_readable', models.BooleanField(default=False, verbose_name='текст прочитан')),
                    ('extracted_at', models.DateTimeField(auto_now_add=True, verbose_name='прочитан')),
                    ('file', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.storedfile', verbose_name='файл')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.filetext')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='StoredFileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('sha256', models.CharField(max_length=64, verbose_name='контрольная сумма SHA-256')),
                    ('size', models.PositiveBigIntegerField(verbose_name='размер, байт')),
                    ('content_type', models.CharField(max_length=120, verbose_name='тип по содержимому')),
                    ('stored_at', models.DateTimeField(auto_now_add=True, verbose_name='сохранён')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.storedfile')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('username', models.CharField(max_length=60, unique=True, verbose_name='логин')),
                    ('last_name', models.CharField(max_length=80, verbose_name='фамилия')),
                    ('first_name', models.CharField(max_length=80, verbose_name='имя')),
                    ('patronymic', models.CharField(blank=True, max_length=80, verbose_name='отчество')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='рабочая почта')),
                    ('is_active', models.BooleanField(default=True, verbose_name='может входить')),
                ],
                options={
                    'verbose_name': 'человек',
                    'verbose_name_plural': 'люди',
                    'ordering': ['last_name', 'first_name'],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_userevent" ("email", "first_name", "id", "is_active", "last_name", "patronymic", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") SELECT new_values."email", new_values."first_name", new_values."id", new_values."is_active", new_values."last_name", new_values."patronymic", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."username" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='95f0bead4f82963b1a114b19f727648ed74b4907', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e9ab', referencing='REFERENCING NEW TABLE AS new_values ', table='people_user', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_userevent" ("email", "first_name", "id", "is_active", "last_name", "patronymic", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") SELECT new_values."email", new_values."first_name", new_values."id", new_values."is_active", new_values."last_name", new_values."patronymic", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."username" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."email" IS DISTINCT FROM (new_values."email") OR old_values."first_name" IS DISTINCT FROM (new_values."first_name") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."is_active" IS DISTINCT FROM (new_values."is_active") OR old_values."last_name" IS DISTINCT FROM (new_values."last_name") OR old_values."patronymic" IS DISTINCT FROM (new_values."patronymic") OR old_values."username" IS DISTINCT FROM (new_values."username")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f1933be310fc0658c1fb94ea64973ade5e01ab73', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_86e64', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_user', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_userevent" ("email", "first_name", "id", "is_active", "last_name", "patronymic", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") SELECT old_values."email", old_values."first_name", old_values."id", old_values."is_active", old_values."last_name", old_values."patronymic", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."username" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f72f9f9d6f706e2add533a99eeaab09071f231ef', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bec80', referencing='REFERENCING OLD TABLE AS old_values ', table='people_user', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='Position',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('specialist', 'специалист управления образования'), ('school_head', 'руководитель организации'), ('official', 'начальник'), ('administrator', 'администратор данных'), ('observer', 'наблюдатель')], max_length=20, verbose_name='роль')),
                    ('title_text', models.CharField(help_text='как на бланке: «Директор школы»', max_length=200, verbose_name='должность')),
                    ('since_on', models.DateField(blank=True, null=True, verbose_name='с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='по')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='positions', to='people.organization', verbose_name='организация')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='positions', to=settings.AUTH_USER_MODEL, verbose_name='человек')),
                    ('acts_for', models.ForeignKey(blank=True, help_text='только для «и.о.»: чью должность занимает временно', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='substitutes', to='people.position', verbose_name='исполняет обязанности за')),
                    ('basis_text', models.CharField(blank=True, help_text='приказ, которым назначен или освобождён', max_length=300, verbose_name='основание')),
                ],
                options={
                    'verbose_name': 'должность',
                    'verbose_name_plural': 'должности',
                    'ordering': ['user__last_name', 'title_text'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(('role', 'observer'), ('organization__isnull', False), _connector='OR'), name='every_position_but_the_observers_is_in_an_organization', violation_error_message='Укажите организацию: без неё может быть только наблюдатель.'),
                        models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('since_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='position_does_not_end_before_it_begins', violation_error_message='Дата окончания раньше даты начала.'),
                        models.CheckConstraint(condition=models.Q(('acts_for__isnull', True), ('since_on__isnull', False), _connector='OR'), name='acting_begins_on_a_day', violation_error_message='Укажите, с какого дня человек исполняет обязанности.'),
                        models.CheckConstraint(condition=models.Q(('acts_for__isnull', True), models.Q(('acts_for', models.F('id')), _negated=True), _connector='OR'), name='nobody_acts_for_his_own_position', violation_error_message='Исполнять обязанности можно только за другую должность.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_positionevent" ("acts_for_id", "basis_text", "id", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since_on", "title_text", "until_on", "user_id") SELECT new_values."acts_for_id", new_values."basis_text", new_values."id", new_values."municipality_id", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."role", new_values."since_on", new_values."title_text", new_values."until_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc95e3f83b5c0a189ad86146c08c4db71220ec11', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8d0c8', referencing='REFERENCING NEW TABLE AS new_values ', table='people_position', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_positionevent" ("acts_for_id", "basis_text", "id", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since_on", "title_text", "until_on", "user_id") SELECT new_values."acts_for_id", new_values."basis_text", new_values."id", new_values."municipality_id", new_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."role", new_values."since_on", new_values."title_text", new_values."until_on", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='40939694e77ab7a84d7d20edbededf8c7365621e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_607fa', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_position', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_positionevent" ("acts_for_id", "basis_text", "id", "municipality_id", "organization_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since_on", "title_text", "until_on", "user_id") SELECT old_values."acts_for_id", old_values."basis_text", old_values."id", old_values."municipality_id", old_values."organization_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."role", old_values."since_on", old_values."title_text", old_values."until_on", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='047db0f685ce1293efac9f3dd73cb26de6ff50a8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7c561', referencing='REFERENCING OLD TABLE AS old_values ', table='people_position', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='PositionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('specialist', 'специалист управления образования'), ('school_head', 'руководитель организации'), ('official', 'начальник'), ('administrator', 'администратор данных'), ('observer', 'наблюдатель')], max_length=20, verbose_name='роль')),
                    ('title_text', models.CharField(help_text='как на бланке: «Директор школы»', max_length=200, verbose_name='должность')),
                    ('since_on', models.DateField(blank=True, null=True, verbose_name='с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='по')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.organization', verbose_name='организация')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.position')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='человек')),
                    ('acts_for', models.ForeignKey(blank=True, db_constraint=False, help_text='только для «и.о.»: чью должность занимает временно', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.position', verbose_name='исполняет обязанности за')),
                    ('basis_text', models.CharField(blank=True, help_text='приказ, которым назначен или освобождён', max_length=300, verbose_name='основание')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('username', models.CharField(max_length=60, verbose_name='логин')),
                    ('last_name', models.CharField(max_length=80, verbose_name='фамилия')),
                    ('first_name', models.CharField(max_length=80, verbose_name='имя')),
                    ('patronymic', models.CharField(blank=True, max_length=80, verbose_name='отчество')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='рабочая почта')),
                    ('is_active', models.BooleanField(default=True, verbose_name='может входить')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='WorkingGroupMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name_text', models.CharField(blank=True, help_text='если человека нет в списке', max_length=150, verbose_name='фамилия и инициалы')),
                    ('post_text', models.CharField(blank=True, max_length=300, verbose_name='должность')),
                    ('part', models.CharField(choices=[('chair', 'председатель'), ('deputy', 'заместитель председателя'), ('secretary', 'секретарь'), ('member', 'член группы')], default='member', max_length=10, verbose_name='роль в группе')),
                    ('since_on', models.DateField(verbose_name='с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='по')),
                    ('basis_text', models.CharField(max_length=300, verbose_name='приказ о включении')),
                    ('leaving_text', models.CharField(blank=True, max_length=300, verbose_name='приказ об исключении')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='people.body', verbose_name='группа')),
                    ('municipality', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='человек')),
                ],
                options={
                    'verbose_name': 'участник рабочей группы',
                    'verbose_name_plural': 'участники рабочих групп',
                    'ordering': ['since_on', 'pk'],
                    'constraints': [
                        models.CheckConstraint(condition=models.Q(models.Q(('user__isnull', True), models.Q(('name_text', ''), _negated=True)), models.Q(('name_text', ''), ('user__isnull', False)), _connector='OR'), name='group_member_is_a_person_or_a_name', violation_error_message='Выберите человека из списка или напишите фамилию: одно из двух.'),
                        models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('since_on')), _connector='OR'), name='group_member_does_not_leave_before_he_comes', violation_error_message='Человек выходит из группы раньше, чем входит.'),
                        models.UniqueConstraint(condition=models.Q(('part', 'chair'), ('until_on__isnull', True)), fields=('body',), name='working_group_has_one_chair', violation_error_message='Председатель у группы уже есть: сначала укажите его последний день.'),
                    ],
                    'triggers': [
                        pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_workinggroupmemberevent" ("basis_text", "body_id", "id", "leaving_text", "municipality_id", "name_text", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_text", "since_on", "until_on", "user_id") SELECT new_values."basis_text", new_values."body_id", new_values."id", new_values."leaving_text", new_values."municipality_id", new_values."name_text", new_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."post_text", new_values."since_on", new_values."until_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a4be509f08e44daec5f1f9f9af9de3d2c88a5f21', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_16a8c', referencing='REFERENCING NEW TABLE AS new_values ', table='people_workinggroupmember', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_workinggroupmemberevent" ("basis_text", "body_id", "id", "leaving_text", "municipality_id", "name_text", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_text", "since_on", "until_on", "user_id") SELECT new_values."basis_text", new_values."body_id", new_values."id", new_values."leaving_text", new_values."municipality_id", new_values."name_text", new_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."post_text", new_values."since_on", new_values."until_on", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f332413a6a0aad1204e0d67d366c8b89913775af', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_113ed', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_workinggroupmember', when='AFTER')),
                        pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_workinggroupmemberevent" ("basis_text", "body_id", "id", "leaving_text", "municipality_id", "name_text", "part", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_text", "since_on", "until_on", "user_id") SELECT old_values."basis_text", old_values."body_id", old_values."id", old_values."leaving_text", old_values."municipality_id", old_values."name_text", old_values."part", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."post_text", old_values."since_on", old_values."until_on", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ef2d7749d6cb4005a165e66c7a2dc91c9cf3e140', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5a0a7', referencing='REFERENCING OLD TABLE AS old_values ', table='people_workinggroupmember', when='AFTER')),
                    ],
                },
            ),
            migrations.CreateModel(
                name='WorkingGroupMemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name_text', models.CharField(blank=True, help_text='если человека нет в списке', max_length=150, verbose_name='фамилия и инициалы')),
                    ('post_text', models.CharField(blank=True, max_length=300, verbose_name='должность')),
                    ('part', models.CharField(choices=[('chair', 'председатель'), ('deputy', 'заместитель председателя'), ('secretary', 'секретарь'), ('member', 'член группы')], default='member', max_length=10, verbose_name='роль в группе')),
                    ('since_on', models.DateField(verbose_name='с')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='по')),
                    ('basis_text', models.CharField(max_length=300, verbose_name='приказ о включении')),
                    ('leaving_text', models.CharField(blank=True, max_length=300, verbose_name='приказ об исключении')),
                    ('body', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.body', verbose_name='группа')),
                    ('municipality', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.workinggroupmember')),
                    ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='человек')),
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
