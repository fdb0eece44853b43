"""The roles of product.md part 2. A role says what a position may do; the table is in permissions."""

from django.db import models


class Role(models.TextChoices):
    SPECIALIST = "specialist", "специалист управления образования"
    SCHOOL_HEAD = "school_head", "руководитель организации"
    OFFICIAL = "official", "начальник"
    ADMINISTRATOR = "administrator", "администратор данных"
    OBSERVER = "observer", "наблюдатель"
