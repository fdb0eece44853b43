

import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_position_acts_for'),
        ('plans', '0012_protected_and_frozen'),
        ('reports', '0008_paper_policy_row_security'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='document',
            name='kind',
            field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30, verbose_name='вид'),
        ),
        migrations.AlterField(
            model_name='documentevent',
            name='kind',
            field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30, verbose_name='вид'),
        ),
        migrations.AlterField(
            model_name='numberseries',
            name='kinds',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30), size=None, verbose_name='виды документов'),
        ),
        migrations.AlterField(
            model_name='numberseriesevent',
            name='kinds',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('order_approving_plan', 'приказ об утверждении плана'), ('order_amending_plan', 'приказ о внесении изменений в план')], max_length=30), size=None, verbose_name='виды документов'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'order_amending_plan')), fields=('edition', 'kind'), name='edition_has_one_amending_order'),
        ),
    ]
