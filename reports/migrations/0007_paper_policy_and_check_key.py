

import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import reports.models.document
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_position_acts_for'),
        ('reports', '0006_number_series_row_security'),
    ]

    operations = [
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
            ],
            options={
                'verbose_name': 'оформление документов',
                'verbose_name_plural': 'оформление документов',
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
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='document',
            name='update_update',
        ),
        migrations.AddField(
            model_name='document',
            name='check_key',
            field=models.CharField(db_default=reports.models.document.RandomKey(), editable=False, max_length=32, unique=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_documentevent" ("created_at", "created_by_id", "dated_on", "edition_id", "id", "kind", "municipality_id", "number_text", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "registered_by_id", "series_id", "state", "texts", "title", "version") SELECT new_values."created_at", new_values."created_by_id", new_values."dated_on", new_values."edition_id", new_values."id", new_values."kind", new_values."municipality_id", new_values."number_text", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."registered_at", new_values."registered_by_id", new_values."series_id", new_values."state", new_values."texts", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."dated_on" IS DISTINCT FROM (new_values."dated_on") OR old_values."edition_id" IS DISTINCT FROM (new_values."edition_id") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."municipality_id" IS DISTINCT FROM (new_values."municipality_id") OR old_values."number_text" IS DISTINCT FROM (new_values."number_text") OR old_values."registered_at" IS DISTINCT FROM (new_values."registered_at") OR old_values."registered_by_id" IS DISTINCT FROM (new_values."registered_by_id") OR old_values."series_id" IS DISTINCT FROM (new_values."series_id") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."texts" IS DISTINCT FROM (new_values."texts") OR old_values."title" IS DISTINCT FROM (new_values."title") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='51be73975fcda31410c73a8af61d180465455af0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_53276', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_document', when='AFTER')),
        ),
        migrations.AddField(
            model_name='paperpolicy',
            name='municipality',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.municipality', verbose_name='муниципалитет'),
        ),
        migrations.AddField(
            model_name='paperpolicyevent',
            name='municipality',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.municipality', verbose_name='муниципалитет'),
        ),
        migrations.AddField(
            model_name='paperpolicyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.paperpolicy'),
        ),
        migrations.AddConstraint(
            model_name='paperpolicy',
            constraint=models.UniqueConstraint(fields=('municipality',), name='municipality_has_one_paper_policy', violation_error_message='Оформление уже задано: измените его.'),
        ),
        migrations.AddConstraint(
            model_name='paperpolicy',
            constraint=models.CheckConstraint(condition=models.Q(('left_margin__gte', 20), ('right_margin__gte', 10), ('top_margin__gte', 20), ('bottom_margin__gte', 20)), name='margins_are_those_of_the_standard_or_wider', violation_error_message='Поля уже, чем разрешает стандарт.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paperpolicy',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_paperpolicyevent" ("body_points", "bottom_margin", "font_family", "has_qr_code", "id", "is_heading_bold", "is_table_header_bold", "left_margin", "line_spacing", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right_margin", "standard", "table_points", "top_margin", "version") SELECT new_values."body_points", new_values."bottom_margin", new_values."font_family", new_values."has_qr_code", new_values."id", new_values."is_heading_bold", new_values."is_table_header_bold", new_values."left_margin", new_values."line_spacing", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', new_values."id", new_values."right_margin", new_values."standard", new_values."table_points", new_values."top_margin", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4d33c68728a9add3b37b8b1465770d941d21df4d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8f752', referencing='REFERENCING NEW TABLE AS new_values ', table='reports_paperpolicy', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paperpolicy',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_paperpolicyevent" ("body_points", "bottom_margin", "font_family", "has_qr_code", "id", "is_heading_bold", "is_table_header_bold", "left_margin", "line_spacing", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right_margin", "standard", "table_points", "top_margin", "version") SELECT new_values."body_points", new_values."bottom_margin", new_values."font_family", new_values."has_qr_code", new_values."id", new_values."is_heading_bold", new_values."is_table_header_bold", new_values."left_margin", new_values."line_spacing", new_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', new_values."id", new_values."right_margin", new_values."standard", new_values."table_points", new_values."top_margin", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fbd56f5db9abef09d79233335a10e26296f3db54', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_da830', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='reports_paperpolicy', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paperpolicy',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "reports_paperpolicyevent" ("body_points", "bottom_margin", "font_family", "has_qr_code", "id", "is_heading_bold", "is_table_header_bold", "left_margin", "line_spacing", "municipality_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "right_margin", "standard", "table_points", "top_margin", "version") SELECT old_values."body_points", old_values."bottom_margin", old_values."font_family", old_values."has_qr_code", old_values."id", old_values."is_heading_bold", old_values."is_table_header_bold", old_values."left_margin", old_values."line_spacing", old_values."municipality_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', old_values."id", old_values."right_margin", old_values."standard", old_values."table_points", old_values."top_margin", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3083c9515ca200fdce6fe1cd7c413e7613eca2f2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_16f07', referencing='REFERENCING OLD TABLE AS old_values ', table='reports_paperpolicy', when='AFTER')),
        ),
    ]
