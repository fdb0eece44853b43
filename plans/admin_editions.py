"""What surrounds editions, in the admin: the library is edited here, what has states is only shown."""

from django.contrib import admin

from msoko.people.admin_house import HouseAdmin, HouseInline, RecordAdmin
from plans.models import (
    CycleStep,
    CycleTemplate,
    FeedbackRemark,
    LibraryActivity,
    RollOver,
    StandardActivity,
    Visa,
)

WORDS = ["title", "due_text", "executors_text", "conduct_format", "steps_text", "deliverables_text"]


class SharedAdmin(HouseAdmin):
    rule = "people.administer_directory"


@admin.register(StandardActivity)
class StandardActivityAdmin(SharedAdmin):
    list_display = ["title", "direction", "due_text", "executors_text", "position"]
    list_filter = ["direction"]
    list_select_related = ["direction"]
    search_fields = ["title", "key", "deliverables_text"]
    autocomplete_fields = ["direction"]


class CycleStepInline(HouseInline):
    rule = "people.administer_directory"
    model = CycleStep
    fields = ["position", *WORDS]


@admin.register(CycleTemplate)
class CycleTemplateAdmin(SharedAdmin):
    inlines = [CycleStepInline]
    list_display = ["name", "purpose_text", "position"]
    search_fields = ["name", "key"]


@admin.register(CycleStep)
class CycleStepAdmin(SharedAdmin):
    fields = ["template", "position", *WORDS]
    list_display = ["title", "template", "position", "due_text"]
    list_filter = ["template"]
    list_select_related = ["template"]
    search_fields = ["title"]
    autocomplete_fields = ["template"]


@admin.register(LibraryActivity)
class LibraryActivityAdmin(HouseAdmin):
    rule = "people.administer_record"
    list_display = ["title", "direction", "due_text", "saved_by", "saved_at"]
    list_filter = ["direction"]
    list_select_related = ["direction", "saved_by"]
    search_fields = ["title", "deliverables_text"]
    autocomplete_fields = ["direction"]
    readonly_fields = ["saved_at", "saved_by"]
    date_hierarchy = "saved_at"

    def has_add_permission(self, request, obj=None) -> bool:
        """Saved from a plan, on the page of a row."""
        return False


@admin.register(Visa)
class VisaAdmin(RecordAdmin):
    list_display = ["edition", "round", "post", "due_on", "verdict", "decided_at"]
    list_filter = ["verdict"]
    list_select_related = ["edition__plan", "post__user"]
    search_fields = ["edition__plan__title", "post__title_text", "name_text"]
    date_hierarchy = "due_on"


@admin.register(FeedbackRemark)
class FeedbackRemarkAdmin(RecordAdmin):
    list_display = ["text", "organization", "place_text", "verdict", "edition"]
    list_filter = ["verdict", ("organization", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organization", "edition__plan"]
    search_fields = ["text", "answer_text", "place_text"]
    date_hierarchy = "written_at"


@admin.register(RollOver)
class RollOverAdmin(RecordAdmin):
    fields = ["edition", "plan", "analysis_text", "made_at", "made_by"]
    list_display = ["edition", "plan", "made_at", "made_by"]
    list_select_related = ["edition__plan", "plan", "made_by"]
    search_fields = ["edition__plan__title", "plan__title"]
    date_hierarchy = "made_at"
