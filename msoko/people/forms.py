"""Signing in; who takes over a position, and who acts for it."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.validators import UnicodeUsernameValidator

from msoko.people.models import Position, User


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Логин или пароль не подходят. Проверьте раскладку клавиатуры и Caps Lock.",
        "inactive": "Вход для этого человека закрыт. Обратитесь к администратору данных.",
    }
    username = forms.CharField(
        label="Логин", widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username"})
    )


def _text(label: str, limit: int, help_text: str = "", **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"class": "form-control", **attrs})
    return forms.CharField(label=label, max_length=limit, required=False, help_text=help_text, widget=widget)


def _day(label: str, *, required: bool, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=help_text, widget=widget)


class PersonForm(forms.Form):
    """Somebody who is known in the municipality, or a new person."""

    NEW_PERSON = ("last_name", "first_name", "patronymic", "email", "username")

    person = forms.ModelChoiceField(
        label="Кто",
        queryset=User.objects.none(),
        required=False,
        empty_label="Нового человека впишу ниже",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    last_name = _text("Фамилия", 80)
    first_name = _text("Имя", 80)
    patronymic = _text("Отчество", 80)
    email = forms.EmailField(
        label="Рабочая почта",
        required=False,
        help_text="сюда придут напоминания с личными ссылками",
        widget=forms.EmailInput(attrs={"class": "form-control"}),
    )
    username = _text(
        "Логин",
        60,
        "латиницей; пароль задаст администратор данных, по ссылкам из писем можно отвечать и без него",
    )
    basis_text = _text("Основание", 300, "номер и дата приказа")

    def __init__(self, *args: Any, position: Position, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.position = position
        self.fields["person"].queryset = people

    def clean_username(self) -> str:
        username = self.cleaned_data["username"]
        if username:
            UnicodeUsernameValidator(message="В логине только буквы, цифры и знаки . @ + - _.")(username)
            if User.objects.filter(username__iexact=username).exists():
                raise forms.ValidationError("Такой логин уже занят. Добавьте к нему цифру.")
        return username

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("person"):
            return given
        if not any(given.get(name) for name in self.NEW_PERSON) and not self.errors:
            raise forms.ValidationError("Выберите человека из списка или впишите нового.")
        for name in ("last_name", "first_name", "email", "username"):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, "Для нового человека это нужно заполнить.")
        return given

    @property
    def new_person(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.NEW_PERSON}


class HandOverForm(PersonForm):
    starts_on = _day("С какого дня", required=True)
    title_text = _text("Должность", 200, "как на бланке: «Директор школы»")

    def clean_title_text(self) -> str:
        return self.cleaned_data["title_text"].strip() or self.position.title_text


class SubstituteForm(PersonForm):
    since_on = _day("С", required=True)
    until_on = _day("По", required=False, help_text="последний день; пусто, если пока неизвестен")
    title_text = _text(
        "Должность в подписи", 200, "как в приказе: «И.о. директора»", placeholder="И.о. директора"
    )

    def clean_title_text(self) -> str:
        title = self.cleaned_data["title_text"].strip()
        if not title:
            raise forms.ValidationError("Напишите, как подписываться, например: И.о. директора.")
        return title

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        since, until = given.get("since_on"), given.get("until_on")
        if since and until and until < since:
            self.add_error("until_on", "Последний день раньше первого.")
        return given
