"""The chain from recommendation to effect in the admin: read only. The criteria are a directory."""

from django.contrib import admin

from msoko.people.admin_house import HouseAdmin, RecordAdmin
from reports.models import (
    ActivityIndicator,
    Criterion,
    CriterionScore,
    CriterionSet,
    CycleStage,
    EffectChange,
    EffectivenessReview,
    ManagementCycle,
    ManagementDecision,
    OutsideEntry,
    RecommendationAnswer,
    RecommendedMeasure,
    TargetedRecommendation,
)


@admin.register(TargetedRecommendation)
class TargetedRecommendationAdmin(RecordAdmin):
    list_display = ["text", "direction", "year", "addressee_kind", "organization", "state", "due_on"]
    list_filter = ["state", "addressee_kind", "year"]
    list_select_related = ["direction", "organization"]
    search_fields = ["text"]


@admin.register(RecommendationAnswer)
class RecommendationAnswerAdmin(RecordAdmin):
    list_display = ["recommendation", "organization", "accepted_at", "answered_at"]
    list_select_related = ["recommendation", "organization"]
    search_fields = ["measures_text", "organization__short_name"]


@admin.register(RecommendedMeasure)
class RecommendedMeasureAdmin(RecordAdmin):
    list_display = ["recommendation", "plan", "linked_at"]
    list_select_related = ["recommendation", "plan"]
    search_fields = ["recommendation__text"]


@admin.register(ManagementDecision)
class ManagementDecisionAdmin(RecordAdmin):
    list_display = ["text", "kind", "state", "due_on", "responsible_text"]
    list_filter = ["kind", "state"]
    search_fields = ["text", "responsible_text"]


@admin.register(OutsideEntry)
class OutsideEntryAdmin(RecordAdmin):
    list_display = ["system_text", "year", "direction", "entered_on", "person_text"]
    list_filter = ["year"]
    list_select_related = ["direction"]
    search_fields = ["system_text", "person_text"]


@admin.register(EffectivenessReview)
class EffectivenessReviewAdmin(RecordAdmin):
    list_display = ["text", "judgement", "year_before", "year_after", "reviewed_at"]
    list_filter = ["judgement"]
    search_fields = ["text"]


@admin.register(EffectChange)
class EffectChangeAdmin(RecordAdmin):
    list_display = ["indicator", "organization", "value_before", "value_after", "zone_before", "zone_after"]
    list_select_related = ["indicator", "organization"]
    search_fields = ["indicator__name"]


@admin.register(ActivityIndicator)
class ActivityIndicatorAdmin(RecordAdmin):
    list_display = ["indicator", "plan", "linked_at"]
    list_select_related = ["indicator", "plan"]
    search_fields = ["indicator__name"]


@admin.register(ManagementCycle)
class ManagementCycleAdmin(RecordAdmin):
    list_display = ["title", "plan", "direction", "started_at"]
    list_select_related = ["plan", "direction"]
    search_fields = ["title"]


@admin.register(CycleStage)
class CycleStageAdmin(RecordAdmin):
    list_display = ["title", "cycle", "position", "closed_at"]
    list_select_related = ["cycle"]
    search_fields = ["title"]


@admin.register(CriterionScore)
class CriterionScoreAdmin(RecordAdmin):
    list_display = ["criterion", "year", "points", "proof_on", "confirmed_by"]
    list_filter = ["year", "points"]
    list_select_related = ["criterion", "confirmed_by"]
    search_fields = ["proof_text", "criterion__question_text"]


@admin.register(CriterionSet)
class CriterionSetAdmin(HouseAdmin):
    rule = "people.administer_directory"
    list_display = ["title", "first_year"]
    search_fields = ["title"]


@admin.register(Criterion)
class CriterionAdmin(HouseAdmin):
    rule = "people.administer_directory"
    list_display = ["question_text", "direction", "step", "highest_points", "criterion_set"]
    list_filter = ["criterion_set", "direction", "step"]
    list_select_related = ["direction", "criterion_set"]
    search_fields = ["question_text", "proof_text"]
