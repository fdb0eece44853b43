"""Executors: the card of one, organisations of a group, people of a working group."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from msoko.people.models import Body, Organization, Position, User, WorkingGroupMember
from msoko.people.models.body import BodyKind
from msoko.people.models.organization import EducationLevel, OrganizationKind
from msoko.people.queries import people_of


def _date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


def _day(label: str, *, is_required: bool = False, help_text: str = "") -> forms.DateField:
    return forms.DateField(label=label, required=is_required, help_text=help_text, widget=_date_input())


def _line(label: str, *, is_required: bool = False, help_text: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "form-control"})
    return forms.CharField(
        label=label, required=is_required, max_length=300, help_text=help_text, widget=widget
    )


def _boxes(label: str, choices: Any, help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple(),
    )


class BodyForm(forms.ModelForm):
    """`instance` brings its municipality; constraints are checked here, not by the database alone."""

    group_kinds = _boxes(
        "Кого включает по виду", OrganizationKind.choices, "Все такие организации входят сами собой."
    )
    group_levels = _boxes(
        "По уровню образования", EducationLevel.choices, "Из них лишь те, кто учит на одном из этих уровней."
    )
    spellings = forms.CharField(
        label="Как пишут в планах",
        required=False,
        help_text="Каждое написание с новой строки: сокращения, прежние названия.",
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}),
    )

    class Meta:
        model = Body
        fields = [
            "kind",
            "name",
            "short_name",
            "organization",
            "group_kinds",
            "group_levels",
            "leader",
            "parent",
            "head_text",
            "contacts_text",
            "basis_text",
            "since_on",
            "until_on",
            "is_active",
        ]

    def __init__(self, *args: Any, bodies: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations
        for name in ("leader", "parent"):
            self.fields[name].queryset = bodies.exclude(pk=self.instance.pk)
        for name in ("since_on", "until_on"):
            self.fields[name].widget = _date_input()
        for field in self.fields.values():
            if isinstance(field.widget, forms.Select):
                field.widget.attrs["class"] = "form-select"
            elif isinstance(field.widget, forms.TextInput):
                field.widget.attrs["class"] = "form-control"
        if self.instance.pk:
            known = [one.text for one in self.instance.spellings.all() if one.text != self.instance.name]
            self.initial["spellings"] = "\n".join(known)

    def clean_spellings(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["spellings"].splitlines())
        found = list(dict.fromkeys(line for line in lines if line))
        if any(len(line) > 200 for line in found):
            raise ValidationError("Написание длиннее 200 знаков: каждое ставят с новой строки.")
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        is_rule = given.get("group_kinds") or given.get("group_levels")
        if is_rule and given.get("kind") != BodyKind.GROUP:
            self.add_error("group_kinds", "Виды и уровни указывают только у группы организаций.")
        return given

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as problem:
            self.add_error(None, problem.messages)

    def changes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class _Days(forms.Form):
    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since_on"), given.get("until_on")
        if since and until and until < since:
            self.add_error("until_on", "Последний день раньше первого.")
        return given


class MembersForm(_Days):
    """Organisations for a list: of a year, of a project, hand-picked."""

    organizations = forms.ModelMultipleChoiceField(
        label="Организации",
        queryset=Organization.objects.none(),
        widget=forms.CheckboxSelectMultiple(),
        error_messages={"required": "Отметьте хотя бы одну организацию."},
    )
    since_on = _day("С", help_text="пусто: с самого начала")
    until_on = _day("По", help_text="последний день; пусто, если не ограничено")
    basis_text = _line("Документ", help_text="приказ, которым утверждён перечень")

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organizations"].queryset = organizations

    def offer(self, organizations: Iterable[Organization]) -> None:
        """Print these, which the page has read already, instead of asking once more."""
        self.fields["organizations"].choices = [(one.pk, one.short_name) for one in organizations]


class EndForm(forms.Form):
    until_on = _day("Последний день", is_required=True)
    basis_text = _line("Документ")


class GroupPersonForm(forms.ModelForm):
    """Who comes into a working group; the post is taken from the position when it is left empty."""

    class Meta:
        model = WorkingGroupMember
        fields = ["part", "user", "name_text", "post_text", "since_on", "until_on", "basis_text"]

    def __init__(self, *args: Any, municipality_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people_of(municipality_id).order_by("last_name", "first_name")
        self.fields["user"].empty_label = "Нет в списке, впишу рядом"
        self.fields["since_on"].widget = _date_input()
        self.fields["until_on"].widget = _date_input()
        for field in self.fields.values():
            is_choice = isinstance(field.widget, forms.Select)
            field.widget.attrs["class"] = "form-select" if is_choice else "form-control"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        user, since = given.get("user"), given.get("since_on")
        if user and not given.get("post_text"):
            given["post_text"] = _post_of(user, since)
        return given


def _post_of(user: User, since: datetime.date | None) -> str:
    held = (
        Position.objects.filter(user=user)
        .held_on(since or timezone.localdate())
        .select_related("organization")
    )
    position = held.first()
    if position is None:
        return ""
    place = position.organization.short_name if position.organization else ""
    return ", ".join(part for part in (position.title_text, place) if part)
