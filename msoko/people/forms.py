"""Signing in."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Логин или пароль не подходят. Проверьте раскладку клавиатуры и Caps Lock.",
        "inactive": "Вход для этого человека закрыт. Обратитесь к администратору данных.",
    }
    username = forms.CharField(
        label="Логин", widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username"})
    )
