"""People, organisations and executors in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db import models
from django.db.models import Exists, OuterRef
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from msoko.people.admin_house import HouseAdmin, HouseForm, HouseInline, RecordAdmin
from msoko.people.models import (
    Body,
    BodyMember,
    BodySpelling,
    FileScan,
    FileSignature,
    FileText,
    Municipality,
    Organization,
    Position,
    StoreCheck,
    StoredFile,
    User,
    WorkingGroupMember,
)
from msoko.people.models.organization import EducationLevel, OrganizationKind
from msoko.people.queries import works_elsewhere


@admin.register(Municipality)
class MunicipalityAdmin(HouseAdmin):
    """Only the own one; new municipalities come by a command."""

    rule = "people.administer_municipality"
    list_display = ["name", "administration_name", "place", "time_zone"]
    search_fields = ["name"]
    fields = ["code", "name", "name_genitive", "administration_name", "place", "time_zone"]
    readonly_fields = ["code"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).filter(pk=request.user.position.municipality_id)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class OrganizationForm(HouseForm):
    levels = forms.MultipleChoiceField(
        label="Уровни образования",
        choices=EducationLevel.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="По ним собираются группы: «школы со средним общим образованием».",
    )


@admin.register(Organization)
class OrganizationAdmin(HouseAdmin):
    form = OrganizationForm
    list_display = ["short_name", "kind", "name", "is_rural", "email", "opened_on", "closed_on"]
    list_filter = ["kind", "is_rural", ("closed_on", admin.EmptyFieldListFilter)]
    search_fields = ["short_name", "name", "email"]


class BodyForm(HouseForm):
    group_kinds = forms.MultipleChoiceField(
        label="Виды организаций группы",
        choices=OrganizationKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Только для группы: кого она включает сама собой. Остальных назовите ниже поимённо.",
    )
    group_levels = forms.MultipleChoiceField(
        label="Уровни образования группы",
        choices=EducationLevel.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Только для группы: из названных видов лишь те, кто учит на одном из этих уровней.",
    )


class BodySpellingInline(HouseInline):
    model = BodySpelling


class BodyMemberInline(HouseInline):
    model = BodyMember
    autocomplete_fields = ["organization"]


@admin.register(Body)
class BodyAdmin(HouseAdmin):
    form = BodyForm
    inlines = [BodySpellingInline, BodyMemberInline]
    list_display = [
        "name",
        "short_name",
        "kind",
        "organization",
        "leader",
        "since_on",
        "until_on",
        "is_active",
    ]
    list_filter = ["kind", "is_active"]
    list_select_related = ["organization", "leader"]
    search_fields = ["name", "short_name", "spellings__text"]
    autocomplete_fields = ["organization", "leader", "parent"]


@admin.register(BodySpelling)
class BodySpellingAdmin(HouseAdmin):
    list_display = ["text", "body"]
    list_select_related = ["body"]
    search_fields = ["text", "body__name"]
    autocomplete_fields = ["body"]


@admin.register(BodyMember)
class BodyMemberAdmin(HouseAdmin):
    list_display = ["organization", "body", "since_on", "until_on", "basis_text"]
    list_select_related = ["organization", "body"]
    list_filter = [("body", admin.RelatedOnlyFieldListFilter), ("until_on", admin.EmptyFieldListFilter)]
    search_fields = ["organization__short_name", "organization__name", "body__name"]
    autocomplete_fields = ["organization", "body"]


@admin.register(WorkingGroupMember)
class WorkingGroupMemberAdmin(HouseAdmin):
    """A member leaves on a day and is not removed: the list of a past date is asked for."""

    list_display = ["__str__", "body", "part", "since_on", "until_on", "basis_text"]
    list_select_related = ["body", "user"]
    list_filter = [
        "part",
        ("body", admin.RelatedOnlyFieldListFilter),
        ("until_on", admin.EmptyFieldListFilter),
    ]
    search_fields = ["name_text", "user__last_name", "post_text", "body__name"]
    autocomplete_fields = ["body", "user"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Position)
class PositionAdmin(HouseAdmin):
    """A position is ended by a date, not removed: papers and history name it."""

    list_display = ["user", "title_text", "organization", "role", "acts_for", "since_on", "until_on"]
    list_select_related = ["user", "organization", "acts_for__user"]
    list_filter = ["role", ("until_on", admin.EmptyFieldListFilter)]
    search_fields = ["user__last_name", "user__first_name", "title_text", "organization__short_name"]
    autocomplete_fields = ["user", "organization", "acts_for"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PositionFormSet(BaseInlineFormSet):
    """A new person without a position would be nobody's and be seen by nobody."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        if not kept:
            raise forms.ValidationError("Укажите хотя бы одну должность: без неё человек не сможет работать.")


class PositionInline(HouseInline):
    rule = "people.administer_person"
    model = Position
    fk_name = "user"
    formset = PositionFormSet
    exclude = ["acts_for", "basis_text"]
    autocomplete_fields = ["organization"]

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


NAMES = ["username", "last_name", "first_name", "patronymic", "email"]


class PersonCreationForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = NAMES


class PersonChangeForm(UserChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"


@admin.register(User)
class UserAdmin(HouseAdmin, auth_admin.UserAdmin):
    """People who hold or held a position here.

    Whoever also works in another municipality is only shown: a password set here would open a door there.
    """

    rule = "people.administer_person"
    form = PersonChangeForm
    add_form = PersonCreationForm
    inlines = [PositionInline]
    list_display = ["username", "last_name", "first_name", "patronymic", "email", "is_active", "last_login"]
    list_filter = ["is_active", "positions__role"]
    search_fields = ["username", "last_name", "first_name", "patronymic", "email"]
    ordering = ["last_name", "first_name"]
    filter_horizontal = []
    readonly_fields = ["last_login"]
    fieldsets = [(None, {"fields": [*NAMES, "password", "is_active", "last_login"]})]
    add_fieldsets = [(None, {"fields": [*NAMES, "usable_password", "password1", "password2"]})]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        here = Position.objects.filter(
            user=OuterRef("pk"), municipality=request.user.position.municipality_id
        )
        return super().get_queryset(request).filter(Exists(here))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self._works_elsewhere(request, obj)

    def _works_elsewhere(self, request: HttpRequest, person: User | None) -> bool:
        if person is None:
            return False
        if not hasattr(person, "found_elsewhere"):
            person.found_elsewhere = works_elsewhere(
                person, municipality_id=request.user.position.municipality_id, asking_id=request.user.pk
            )
        return person.found_elsewhere

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(StoredFile)
class StoredFileAdmin(RecordAdmin):
    list_display = ["sha256", "content_type", "size", "stored_at"]
    list_filter = ["content_type"]
    search_fields = ["sha256"]
    date_hierarchy = "stored_at"


@admin.register(FileText)
class FileTextAdmin(RecordAdmin):
    """Whether a file could be read; what it says is shown by the pages that may show the file."""

    exclude = ["text"]
    list_display = ["file", "is_readable", "extracted_at"]
    list_filter = ["is_readable"]
    list_select_related = ["file"]
    search_fields = ["file__sha256"]


@admin.register(FileSignature)
class FileSignatureAdmin(RecordAdmin):
    list_display = ["owner_text", "serial_text", "valid_since_on", "valid_until_on"]
    search_fields = ["owner_text", "serial_text"]


@admin.register(FileScan)
class FileScanAdmin(RecordAdmin):
    list_display = ["file", "state", "threat_text", "asked_at", "scanned_at"]
    list_filter = ["state"]
    list_select_related = ["file"]
    search_fields = ["file__sha256", "threat_text"]
    date_hierarchy = "asked_at"


@admin.register(StoreCheck)
class StoreCheckAdmin(RecordAdmin):
    list_display = ["checked_at", "__str__", "file_count", "byte_count", "orphan_count"]
    search_fields = ["missing", "damaged"]
    date_hierarchy = "checked_at"
