"""Tasks, evidence and reviews in the admin: shown, never changed; they have pages of their own."""

from django.contrib import admin

from monitoring.models import Evidence, Postponement, Review, Task
from msoko.people.admin_house import ReadInline, RecordAdmin


class EvidenceInline(ReadInline):
    model = Evidence
    fields = ["round", "kind", "filename", "url", "document_text", "added_at", "added_by", "withdrawn_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("added_by")


class ReviewInline(ReadInline):
    model = Review
    fields = ["round", "verdict", "reason", "reviewed_at", "reviewed_by"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("reviewed_by")


@admin.register(Task)
class TaskAdmin(RecordAdmin):
    inlines = [EvidenceInline, ReviewInline]
    list_display = ["activity", "organization", "occurrence_text", "due_on", "state", "round"]
    list_filter = ["state", ("organization", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["activity", "organization"]
    search_fields = ["activity__title", "activity__number_text", "organization__short_name"]
    date_hierarchy = "due_on"


@admin.register(Evidence)
class EvidenceAdmin(RecordAdmin):
    list_display = ["__str__", "kind", "task", "round", "added_at", "added_by", "withdrawn_at"]
    list_filter = ["kind", ("withdrawn_at", admin.EmptyFieldListFilter)]
    list_select_related = ["task__activity", "task__organization", "added_by"]
    search_fields = ["filename", "url", "document_text", "task__activity__title"]
    date_hierarchy = "added_at"


@admin.register(Review)
class ReviewAdmin(RecordAdmin):
    list_display = ["task", "round", "verdict", "reviewed_at", "reviewed_by"]
    list_filter = ["verdict"]
    list_select_related = ["task__activity", "task__organization", "reviewed_by"]
    search_fields = ["reason", "task__activity__title", "task__organization__short_name"]
    date_hierarchy = "reviewed_at"


@admin.register(Postponement)
class PostponementAdmin(RecordAdmin):
    list_display = ["task", "due_on", "wanted_on", "state", "granted_on", "asked_by", "decided_by"]
    list_filter = ["state"]
    list_select_related = ["task__activity", "task__organization", "asked_by", "decided_by"]
    search_fields = ["reason", "decision_reason", "task__organization__short_name"]
    date_hierarchy = "asked_at"
