"""Words for sizes and moments on the pages of this app."""

import datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from monitoring import wording
from monitoring.values import exact_words

register = template.Library()


@register.filter
def size_words(size: int) -> str:
    """«120 КБ»."""
    return wording.file_size(size)


@register.filter
def plain_number(number: Decimal | None) -> str:
    """«12,5» of a column that keeps six places; nothing where there is no number."""
    return "" if number is None else exact_words(number)


@register.filter
def megabytes(size: int) -> int:
    return size // (1024 * 1024)


@register.filter
def moment_words(moment: datetime.datetime) -> str:
    """«28 апреля, 14:05», in the time zone of the request."""
    local = timezone.localtime(moment)
    return f"{wording.day_month(local.date(), timezone.localdate())}, {local:%H:%M}"


@register.filter
def due_words(due_on: datetime.date | None) -> str:
    return wording.due(due_on, timezone.localdate())
