"""Kinds of official papers."""

from django.db import models


class DocumentKind(models.TextChoices):
    ORDER_APPROVING_PLAN = "order_approving_plan", "приказ об утверждении плана"
    ORDER_AMENDING_PLAN = "order_amending_plan", "приказ о внесении изменений в план"
