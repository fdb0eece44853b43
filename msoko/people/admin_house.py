"""What every page of the admin has in common: the municipality, the rules, the history, no second journal.

Rows come through `visible_to` where it exists, choices too; permissions come from the rules table of the
app, never from Django's own table. A model with states inherits `RecordAdmin` and is only read here: states
are moved by actions. What was changed is told by the history events of the database.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst

from msoko.people.admin_history import HistoryOf, told_history
from msoko.people.models import MunicipalityOwned, User


def own_rows(queryset: models.QuerySet, user: Any) -> models.QuerySet:
    """Limit to what the person sees: `visible_to`, else the municipality, else all of a shared directory."""
    if hasattr(queryset, "visible_to"):
        return queryset.visible_to(user)
    if issubclass(queryset.model, MunicipalityOwned):
        return queryset.filter(municipality=user.position.municipality_id)
    return queryset


class HouseForm(forms.ModelForm):
    """Checks every constraint, also those that name the municipality, which no form shows."""

    #: set by the admin on the class that Django makes for each request
    acting: User | None = None

    def full_clean(self) -> None:
        if self.is_bound and self.acting is not None:
            place(self.instance, self.acting)
        super().full_clean()
        if not self.is_bound or self.errors or not self.has_changed():
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as problem:
            for field, sentences in problem.message_dict.items():
                self.add_error(field if field in self.fields else None, sentences)


class OwnRows:
    """For pages and inlines: rows, choices and permissions of the own municipality."""

    form: Any = HouseForm
    #: name of the rule that lets a row be added, changed or removed; empty when it is only read
    rule = "people.administer_record"

    def rule_subject(self, obj: models.Model | None) -> models.Model | None:
        """What the rule is asked about, when that is not the row itself."""
        return obj

    def _may(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return bool(self.rule) and request.user.has_perm(self.rule, self.rule_subject(obj))

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return request.user.has_perm("people.use_admin", obj)

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return self._may(request, obj)

    def get_queryset(self, request):
        return own_rows(super().get_queryset(request), request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.choices_for(db_field, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def choices_for(self, db_field, request):
        related = db_field.remote_field.model
        related_admin = self.admin_site._registry.get(related)
        if related_admin is not None:
            return related_admin.get_queryset(request)
        return own_rows(related._default_manager.all(), request.user)


class HouseAdmin(OwnRows, admin.ModelAdmin):
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False
    empty_value_display = "нет"

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("people.use_admin")

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """A row of somebody else does not exist: 404, as everywhere, not a message."""
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def get_form(self, request, obj=None, change=False, **kwargs):
        made = super().get_form(request, obj, change=change, **kwargs)
        made.acting = request.user
        return made

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        name = str(self.opts.verbose_name)
        # Django's «Изменить %s» wants a case that a verbose name does not have.
        titled = {"title": capfirst(name) if object_id else f"Новая запись: {name}", **(extra_context or {})}
        try:
            return super().changeform_view(request, object_id, form_url, titled)
        except IntegrityError as problem:
            # Two rows of one form contradict each other, or somebody was quicker.
            messages.error(request, f"Ничего не сохранено. {sentence_of(problem)}")
            return HttpResponseRedirect(request.path)

    def changelist_view(self, request, extra_context=None):
        titled = {"title": capfirst(str(self.opts.verbose_name_plural)), **(extra_context or {})}
        return super().changelist_view(request, titled)

    def save_model(self, request, obj, form, change):
        if change and form.changed_data and has_field(obj, "version"):
            obj.version += 1
        super().save_model(request, obj, form, change)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        found = self.get_object(request, admin.utils.unquote(object_id))
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": f"История: {found}",
            "subtitle": None,
            "opts": self.opts,
            "object": found,
            "module_name": self.opts.verbose_name_plural,
            "rows": told_history([HistoryOf(self.model, "pgh_obj_id"), *self._inline_histories()], found.pk),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)

    def _inline_histories(self) -> list[HistoryOf]:
        """What lies in the row is told on its page too."""
        found: list[HistoryOf] = []
        for inline in self.inlines:
            keys = [key for key in inline.model._meta.fields if key.related_model is self.model]
            found.extend(HistoryOf(inline.model, key.attname) for key in keys)
        return found

    # The journal of Django is not kept: the database keeps the history itself, and nobody can leave it out.

    def log_addition(self, request, obj, message):
        return None

    def log_change(self, request, obj, message):
        return None

    def log_deletions(self, request, queryset):
        return None


class RecordAdmin(HouseAdmin):
    """Read-only: what has states, and what was written once and for all."""

    rule = ""

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[Any]:
        if self.fields:
            return list(self.fields)
        hidden = {"id", "municipality"}
        return [field.name for field in self.opts.concrete_fields if field.name not in hidden]


class HouseInline(OwnRows, admin.TabularInline):
    """Django asks an inline about the row above it, so the rule is about that row."""

    extra = 0

    def get_formset(self, request, obj=None, **kwargs):
        made = super().get_formset(request, obj, **kwargs)
        made.form.acting = request.user
        return made


class ReadInline(HouseInline):
    rule = ""
    show_change_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return self.fields


def place(row: models.Model, user: User) -> None:
    """Put a new row into the municipality of the person; a row that lies somewhere stays there."""
    if isinstance(row, MunicipalityOwned) and row.municipality_id is None:
        row.municipality_id = user.position.municipality_id


def has_field(row: models.Model, name: str) -> bool:
    try:
        row._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def sentence_of(problem: IntegrityError) -> str:
    """The Russian sentence that the model keeps for the constraint that was broken."""
    name = getattr(getattr(problem.__cause__, "diag", None), "constraint_name", None)
    for model in admin.site._registry:
        for constraint in model._meta.constraints:
            if constraint.name == name and constraint.violation_error_message:
                return str(constraint.violation_error_message)
    return "Такая запись уже есть, или две строки формы противоречат друг другу."
