"""A dossier in the structure of the readiness matrix."""

import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_squashed_0009_working_groups_are_protected'),
        ('plans', '0001_squashed_0013_decided_dates_link_their_document'),
        ('reports', '0001_squashed_0015_recommendations_row_security'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='dossier',
            name='dossier_is_about_what_its_scope_says',
        ),
        migrations.AlterField(
            model_name='dossier',
            name='scope',
            field=models.CharField(choices=[('year', 'всё за период'), ('direction', 'одно направление'), ('step', 'этап управленческого цикла'), ('organization', 'одна организация'), ('readiness', 'готовность к оценке')], max_length=12, verbose_name='что собрать'),
        ),
        migrations.AlterField(
            model_name='dossierevent',
            name='scope',
            field=models.CharField(choices=[('year', 'всё за период'), ('direction', 'одно направление'), ('step', 'этап управленческого цикла'), ('organization', 'одна организация'), ('readiness', 'готовность к оценке')], max_length=12, verbose_name='что собрать'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('direction', None), ('organization', None), ('scope', 'year'), ('step', None)), models.Q(('direction__isnull', False), ('organization', None), ('scope', 'direction'), ('step', None)), models.Q(('direction', None), ('organization', None), ('scope', 'step'), ('step__isnull', False)), models.Q(('direction', None), ('organization__isnull', False), ('scope', 'organization'), ('step', None)), models.Q(('organization', None), ('scope', 'readiness'), ('step', None)), _connector='OR'), name='dossier_is_about_what_its_scope_says'),
        ),
        migrations.AddConstraint(
            model_name='dossier',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('scope', 'readiness'), _negated=True), models.Q(('first_on__day', 1), ('first_on__month', 1), ('last_on__day', 31), ('last_on__month', 12), ('last_on__year', django.db.models.functions.datetime.ExtractYear('first_on'))), _connector='OR'), name='readiness_is_of_a_calendar_year', violation_error_message='Готовность считается за календарный год.'),
        ),
    ]
