"""The few template tags of the house, built in everywhere: permissions, states, plurals, typography."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from msoko.lib import language_ru

register = template.Library()

#: shape, class: a state differs by shape, word and colour (screens.md).
TONES = {
    "green": ("●", "tone-green"),
    "amber": ("▲", "tone-amber"),
    "red": ("■", "tone-red"),
    "grey": ("–", "tone-grey"),
}


@register.simple_tag(takes_context=True)
def has_perm(context: dict[str, Any], permission: str, subject: object = None) -> bool:
    return context["request"].user.has_perm(permission, subject)


@register.simple_tag
def state_pill(tone: str, text: str) -> SafeString:
    shape, css = TONES[tone]
    return format_html(
        '<span class="pill {}"><span class="pill-shape" aria-hidden="true">{}</span> {}</span>',
        css,
        shape,
        text,
    )


@register.filter
def counted(number: int, forms: str) -> str:
    """`{{ 5|counted:"файл,файла,файлов" }}` gives «5 файлов»."""
    return f"{number} {language_ru.plural(number, *forms.split(','))}"
