"""Tasks, evidence, reviews and letters in the admin: shown, never changed; they have pages of their own.

The log of letters lives here: what went to whom, what could not be sent and why. The administrator may have a
failed letter sent again and may close a personal link; both are actions, not fields.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from monitoring import actions, admin_concluding, admin_measuring  # noqa: F401 -- the registry reads them
from monitoring.letters import without_links
from monitoring.models import (
    AnswerEffort,
    Disclosure,
    Evidence,
    PersonalLink,
    Postponement,
    Reminder,
    ReminderItem,
    ReminderPreference,
    ReminderState,
    ReturnPhrase,
    Review,
    ReviewDuty,
    Task,
    TaskMessage,
)
from monitoring.tasks import send_again
from msoko.people.admin_house import HouseAdmin, ReadInline, RecordAdmin


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


class ReminderItemInline(ReadInline):
    model = ReminderItem
    fields = ["task", "step", "due_on"]
    show_change_link = False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("task__activity", "task__organization")


class LetterAdmin(RecordAdmin):
    """Actions ask the same rule for each row."""

    def has_administer_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("monitoring.administer_reminder")


@admin.register(Reminder)
class ReminderAdmin(LetterAdmin):
    inlines = [ReminderItemInline]
    actions = ["send_letters_again"]
    fields = ["person", "to_text", "kind", "planned_on", "state", "subject", "letter", "queued_at", "sent_at",
              "tries_count", "error_text"]  # fmt: skip
    readonly_fields = ["letter"]
    list_display = ["subject", "person", "to_text", "kind", "state", "queued_at", "sent_at", "error_text"]
    list_filter = ["state", "kind"]
    list_select_related = ["person"]
    search_fields = ["subject", "to_text", "person__last_name"]
    date_hierarchy = "queued_at"

    @admin.display(description="текст")
    def letter(self, reminder: Reminder) -> str:
        return without_links(reminder.body_text)

    @admin.action(description="Отправить ещё раз, если не удалось", permissions=["administer"])
    def send_letters_again(self, request: HttpRequest, letters: QuerySet[Reminder]) -> None:
        failed = list(letters.filter(state=ReminderState.FAILED))
        for reminder in failed:
            send_again(reminder)
        messages.success(request, f"Поставлено в очередь писем: {len(failed)}.")


@admin.register(ReminderItem)
class ReminderItemAdmin(RecordAdmin):
    list_display = ["task", "person", "step", "due_on", "reminder"]
    list_select_related = ["task__activity", "task__organization", "person", "reminder"]
    search_fields = ["person__last_name", "task__activity__title", "task__organization__short_name"]


@admin.register(PersonalLink)
class PersonalLinkAdmin(LetterAdmin):
    actions = ["revoke_links"]
    fields = ["position", "task", "issued_at", "expires_at", "revoked_at"]
    list_display = ["__str__", "position", "task", "issued_at", "expires_at", "revoked_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["position__user", "task__activity", "task__organization"]
    search_fields = ["position__user__last_name", "task__organization__short_name"]
    date_hierarchy = "issued_at"

    @admin.action(description="Отозвать ссылки", permissions=["administer"])
    def revoke_links(self, request: HttpRequest, links: QuerySet[PersonalLink]) -> None:
        standing = list(links.filter(revoked_at=None))
        for link in standing:
            actions.revoke_link(link, by=request.user, now=timezone.now())
        messages.success(request, f"Отозвано ссылок: {len(standing)}.")


@admin.register(ReminderPreference)
class ReminderPreferenceAdmin(RecordAdmin):
    list_display = ["person", "is_on", "hour", "quiet_since_on", "quiet_until_on"]
    list_filter = ["is_on"]
    list_select_related = ["person"]
    search_fields = ["person__last_name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("person")


@admin.register(TaskMessage)
class TaskMessageAdmin(RecordAdmin):
    list_display = ["task", "round", "is_of_organization", "text", "written_at", "written_by"]
    list_filter = ["is_of_organization"]
    list_select_related = ["task__activity", "task__organization", "written_by"]
    search_fields = ["text", "task__activity__title", "task__organization__short_name"]
    date_hierarchy = "written_at"


@admin.register(Disclosure)
class DisclosureAdmin(RecordAdmin):
    list_display = ["evidence", "visibility", "confirmed_at", "confirmed_by"]
    list_filter = ["visibility"]
    list_select_related = ["evidence", "confirmed_by"]
    search_fields = ["evidence__filename", "evidence__document_text"]
    date_hierarchy = "confirmed_at"


@admin.register(ReviewDuty)
class ReviewDutyAdmin(HouseAdmin):
    list_display = ["direction", "position"]
    list_filter = ["direction"]
    list_select_related = ["direction", "position__user"]
    search_fields = ["position__user__last_name", "direction__name"]


@admin.register(ReturnPhrase)
class ReturnPhraseAdmin(HouseAdmin):
    list_display = ["label", "text", "position"]
    search_fields = ["label", "text"]


@admin.register(AnswerEffort)
class AnswerEffortAdmin(HouseAdmin):
    list_display = ["kind", "minutes"]
    list_select_related = ["kind"]
    search_fields = ["kind__name"]
