"""What pages of collections need of the template language."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def lookup(found: Mapping[int, str], key: int) -> str:
    """What stands under this key, or nothing."""
    return found.get(key, "")
