"""Plans and their directories in the admin.

The head of a plan and its content are changed here only while everything is a draft: approved words are
frozen by an order. Editions and imports have states, so they are only shown.
"""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from msoko.people.admin_house import HouseAdmin, HouseInline, ReadInline, RecordAdmin
from plans import admin_editions  # noqa: F401 -- registers its classes
from plans.admin_forms import AssignmentFormSet, DeliverableKindForm, PlanAdminForm
from plans.models import (
    Activity,
    Assignment,
    CalendarDay,
    CalendarEvent,
    Deliverable,
    DeliverableKind,
    Direction,
    DueDecision,
    DuePolicy,
    Edition,
    Plan,
    PlanAttachment,
    PlanImport,
    Section,
)


class DirectoryAdmin(HouseAdmin):
    rule = "people.administer_directory"


@admin.register(Direction)
class DirectionAdmin(DirectoryAdmin):
    list_display = ["short_name", "name", "key", "position"]
    search_fields = ["name", "short_name", "key"]


@admin.register(DeliverableKind)
class DeliverableKindAdmin(DirectoryAdmin):
    form = DeliverableKindForm
    list_display = ["name", "key", "position"]
    search_fields = ["name", "key"]


@admin.register(CalendarDay)
class CalendarDayAdmin(DirectoryAdmin):
    list_display = ["day", "is_working", "reason"]
    list_filter = ["is_working"]
    search_fields = ["reason"]
    date_hierarchy = "day"


@admin.register(DuePolicy)
class DuePolicyAdmin(RecordAdmin):
    """Changed on its own page, so that the tasks follow."""

    list_display = ["__str__", "report_lag_days", "period_lag_days", "day_off"]
    search_fields = ["day_off"]


class DueDecisionInline(ReadInline):
    model = DueDecision
    fields = ["plan", "starts_on", "due_on", "decided_at", "decided_by"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("plan", "decided_by", "event")


@admin.register(CalendarEvent)
class CalendarEventAdmin(RecordAdmin):
    """Moved on its own page: there it is shown first what shifts."""

    inlines = [DueDecisionInline]
    list_display = ["title", "kind", "starts_on", "ends_on", "document_text"]
    list_filter = ["kind"]
    search_fields = ["title", "document_text"]
    date_hierarchy = "starts_on"


@admin.register(DueDecision)
class DueDecisionAdmin(RecordAdmin):
    list_display = ["plan", "starts_on", "due_on", "document_text", "event", "decided_by"]
    list_display_links = ["due_on"]
    list_select_related = ["plan", "event", "decided_by"]
    search_fields = ["document_text", "event__title", "plan__title"]
    date_hierarchy = "due_on"


class EditionInline(ReadInline):
    model = Edition
    fields = ["number", "state", "order_number_text", "order_on"]


@admin.register(Plan)
class PlanAdmin(HouseAdmin):
    """Plans are made by the import or on their own page, so that they have an edition from the start."""

    rule = "plans.administer_plan"
    form = PlanAdminForm
    inlines = [EditionInline]
    list_display = ["title", "kind", "starts_on", "ends_on", "owner", "created_at"]
    list_filter = ["kind", "period_kind"]
    list_select_related = ["owner"]
    search_fields = ["title"]
    date_hierarchy = "starts_on"
    autocomplete_fields = ["owner"]
    readonly_fields = ["created_at", "created_by"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).prefetch_related("editions")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Edition)
class EditionAdmin(RecordAdmin):
    list_display = ["plan", "number", "state", "order_number_text", "order_on", "approved_by"]
    list_filter = ["state"]
    list_select_related = ["plan", "approved_by"]
    search_fields = ["plan__title", "order_number_text"]
    date_hierarchy = "order_on"


class ContentAdmin(HouseAdmin):
    """What lies in an edition. Rows are added, moved and removed on the page of the plan.

    There the order of the document and the meaning of the words are kept; here single facts are put right.
    """

    rule = "plans.administer_content"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Section)
class SectionAdmin(ContentAdmin):
    fields = ["edition", "parent", "level", "position", "number_text", "title", "direction"]
    readonly_fields = ["edition", "parent", "level", "position"]
    list_display = ["number_text", "title", "level", "direction", "edition", "position"]
    list_display_links = ["title"]
    list_filter = ["level", "edition__state", "direction"]
    list_select_related = ["direction", "edition__plan"]
    search_fields = ["title", "number_text", "edition__plan__title"]
    autocomplete_fields = ["direction"]


class AssignmentInline(HouseInline):
    rule = "plans.administer_content"
    model = Assignment
    formset = AssignmentFormSet
    autocomplete_fields = ["body"]


class DeliverableInline(HouseInline):
    rule = "plans.administer_content"
    model = Deliverable
    autocomplete_fields = ["kind"]


#: where a row stands, and words whose meaning is understood when they are written on the page of the plan
PLACE = ["edition", "section", "position"]
UNDERSTOOD = ["due_text", "executors_text", "deliverables_text", "extra_texts"]


@admin.register(Activity)
class ActivityAdmin(ContentAdmin):
    inlines = [AssignmentInline, DeliverableInline]
    fields = [*PLACE, "number_text", "title", "conduct_format", "steps_text", "remark", *UNDERSTOOD]
    readonly_fields = [*PLACE, *UNDERSTOOD]
    list_display = ["number_text", "title", "due_text", "executors_text", "edition"]
    list_display_links = ["title"]
    list_filter = ["edition__state", ("edition__plan", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["edition__plan"]
    search_fields = ["title", "number_text", "due_text", "executors_text", "deliverables_text"]


class PartAdmin(ContentAdmin):
    """What lies in an activity: the rule is asked about the activity. New ones are added on its page."""

    readonly_fields = ["activity"]

    def rule_subject(self, obj: models.Model | None) -> models.Model | None:
        return obj.activity if obj is not None else None


@admin.register(Assignment)
class AssignmentAdmin(PartAdmin):
    list_display = ["activity", "body", "role", "position"]
    list_filter = ["role", ("body", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["activity", "body"]
    search_fields = ["body__name", "activity__title"]
    autocomplete_fields = ["body"]


@admin.register(Deliverable)
class DeliverableAdmin(PartAdmin):
    list_display = ["text", "kind", "activity", "position"]
    list_filter = [("kind", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["activity", "kind"]
    search_fields = ["text", "activity__title"]
    autocomplete_fields = ["kind"]


@admin.register(PlanAttachment)
class PlanAttachmentAdmin(RecordAdmin):
    list_display = ["title", "kind", "plan", "number_text", "dated_on"]
    list_filter = ["kind"]
    list_select_related = ["plan"]
    search_fields = ["title", "text", "plan__title"]
    date_hierarchy = "dated_on"


@admin.register(PlanImport)
class PlanImportAdmin(RecordAdmin):
    fields = [
        *("filename", "file", "state", "failure_text", "plan", "created_at", "created_by"),
        *("confirmed_at", "confirmed_by", "edition", "applied_at", "applied_by"),
    ]
    list_display = ["filename", "state", "plan", "created_at", "created_by", "confirmed_at"]
    list_filter = ["state", ("confirmed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["plan", "created_by"]
    search_fields = ["filename", "plan__title"]
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        # What was understood of a file may be large, and nobody reads it here.
        return super().get_queryset(request).defer("parsed", "kept", "answers")
