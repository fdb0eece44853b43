"""Measurements in the admin: directories are put right here, what has states or was computed is only read."""

from django.contrib import admin
from django.db.models import URLField

from monitoring import models
from msoko.people.admin_house import HouseAdmin, ReadInline, RecordAdmin

OF_ORGANIZATION = ("organization", admin.RelatedOnlyFieldListFilter)


@admin.register(models.SchoolSubject)
class SchoolSubjectAdmin(HouseAdmin):
    rule = "people.administer_directory"
    list_display = ["name", "key", "position"]
    search_fields = ["name", "key"]


@admin.register(models.AssessmentProcedure)
class AssessmentProcedureAdmin(HouseAdmin):
    list_display = ["short_name", "name", "kind", "level", "first_grade", "last_grade", "last_year"]
    list_filter = ["kind", "level"]
    search_fields = ["short_name", "name", "code"]


@admin.register(models.ProcedureScope)
class ProcedureScopeAdmin(HouseAdmin):
    list_display = ["__str__", "procedure", "subject", "grade"]
    list_filter = [("procedure", admin.RelatedOnlyFieldListFilter), "grade"]
    list_select_related = ["procedure", "subject"]
    search_fields = ["procedure__short_name", "subject__name"]


@admin.register(models.PrimaryField)
class PrimaryFieldAdmin(HouseAdmin):
    list_display = ["code", "name", "unit", "kind", "limit_field", "total_field", "form_text", "procedure"]
    list_filter = ["kind", "level"]
    list_select_related = ["limit_field", "total_field", "procedure"]
    search_fields = ["code", "name", "form_text"]


@admin.register(models.CheckRule)
class CheckRuleAdmin(HouseAdmin):
    list_display = ["name", "field", "other_field", "tolerance", "is_percent", "severity", "is_on"]
    list_filter = ["is_on", "severity"]
    list_select_related = ["field", "other_field"]
    search_fields = ["name", "field__code", "other_field__code"]


@admin.register(models.MonitoringPolicy)
class MonitoringPolicyAdmin(HouseAdmin):
    list_display = ["__str__", "answer_day_count", "smallest_group_count", "is_open_to_schools"]
    search_fields = ["municipality__name"]


@admin.register(models.ReportingForm)
class ReportingFormAdmin(HouseAdmin):
    list_display = ["short_name", "title", "due_text", "every_year_count", "placement_name", "ends_on"]
    search_fields = ["short_name", "title", "code"]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}


@admin.register(models.ObjectivityMarker)
class ObjectivityMarkerAdmin(HouseAdmin):
    list_display = ["code", "name", "threshold", "is_on"]
    list_filter = ["is_on"]
    search_fields = ["code", "name", "rule_text"]


class IndicatorInline(ReadInline):
    model = models.Indicator
    fields = ["code", "name", "unit", "formula_text", "better", "decimals"]


@admin.register(models.IndicatorSet)
class IndicatorSetAdmin(RecordAdmin):
    inlines = [IndicatorInline]
    list_display = ["title", "number", "state", "starts_on", "ends_on", "order_number_text", "order_on"]
    list_filter = ["state"]
    search_fields = ["title"]


@admin.register(models.Indicator)
class IndicatorAdmin(RecordAdmin):
    list_display = ["code", "name", "direction", "indicator_set", "unit", "formula_text", "better"]
    list_filter = ["better", "level", ("indicator_set", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["direction", "indicator_set"]
    search_fields = ["code", "name", "track_text"]


@admin.register(models.IndicatorTarget)
class IndicatorTargetAdmin(RecordAdmin):
    list_display = ["indicator", "year", "cluster", "organization", "target_value", "forecast_value"]
    list_filter = ["year"]
    list_select_related = ["indicator", "cluster", "organization"]
    search_fields = ["indicator__code", "indicator__name"]


class RoundFieldInline(ReadInline):
    model = models.RoundField
    fields = ["field", "scope", "is_required"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("field", "scope__procedure", "scope__subject")


@admin.register(models.CollectionRound)
class CollectionRoundAdmin(RecordAdmin):
    inlines = [RoundFieldInline]
    list_display = ["title", "year", "period", "opens_on", "closes_on", "state", "created_by"]
    list_filter = ["state", "year"]
    list_select_related = ["created_by"]
    search_fields = ["title"]
    date_hierarchy = "opens_on"


@admin.register(models.RoundField)
class RoundFieldAdmin(RecordAdmin):
    list_display = ["round", "field", "scope", "is_required"]
    list_select_related = ["round", "field", "scope__procedure", "scope__subject"]
    search_fields = ["round__title", "field__code", "field__name"]


@admin.register(models.RoundExtension)
class RoundExtensionAdmin(RecordAdmin):
    list_display = ["round", "organization", "closes_on", "reason", "granted_at", "granted_by"]
    list_filter = [OF_ORGANIZATION]
    list_select_related = ["round", "organization", "granted_by"]
    search_fields = ["round__title", "organization__short_name", "reason"]


@admin.register(models.Submission)
class SubmissionAdmin(RecordAdmin):
    list_display = ["round", "organization", "state", "submitted_at", "submitted_by", "reviewed_at"]
    list_filter = ["state", OF_ORGANIZATION]
    list_select_related = ["round", "organization", "submitted_by"]
    search_fields = ["round__title", "organization__short_name"]


@admin.register(models.PrimaryValue)
class PrimaryValueAdmin(RecordAdmin):
    list_display = ["field", "organization", "year", "period", "scope", "value", "absence", "entered_at"]
    list_filter = ["year", "absence", OF_ORGANIZATION]
    list_select_related = ["field", "organization", "scope__procedure", "scope__subject"]
    search_fields = ["field__code", "field__name", "organization__short_name"]


@admin.register(models.IndicatorValue)
class IndicatorValueAdmin(RecordAdmin):
    list_display = ["indicator", "organization", "year", "period", "scope", "value", "absence", "computed_at"]
    list_filter = ["year", "absence", OF_ORGANIZATION]
    list_select_related = ["indicator", "organization", "scope__procedure", "scope__subject"]
    search_fields = ["indicator__code", "indicator__name", "organization__short_name"]


@admin.register(models.DataRemark)
class DataRemarkAdmin(RecordAdmin):
    list_display = ["organization", "field", "year", "text", "due_on", "made_by", "closed_at"]
    list_filter = [("closed_at", admin.EmptyFieldListFilter), OF_ORGANIZATION]
    list_select_related = ["organization", "field", "made_by"]
    search_fields = ["text", "organization__short_name", "field__name"]


class DeviationMessageInline(ReadInline):
    model = models.DeviationMessage
    fields = ["state", "text", "is_of_organization", "written_at", "written_by"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("written_by")


@admin.register(models.Deviation)
class DeviationAdmin(RecordAdmin):
    inlines = [DeviationMessageInline]
    list_display = ["organization", "indicator_value", "kind", "size", "state", "recorded_at"]
    list_filter = ["state", "kind", OF_ORGANIZATION]
    list_select_related = ["organization", "indicator_value__indicator"]
    search_fields = ["organization__short_name", "indicator_value__indicator__name"]
    date_hierarchy = "recorded_at"


@admin.register(models.DeviationMessage)
class DeviationMessageAdmin(RecordAdmin):
    list_display = ["deviation", "state", "text", "is_of_organization", "written_at", "written_by"]
    list_filter = ["state", "is_of_organization"]
    list_select_related = ["deviation__organization", "written_by"]
    search_fields = ["text", "deviation__organization__short_name"]


@admin.register(models.ContextProfile)
class ContextProfileAdmin(RecordAdmin):
    list_display = ["organization", "year", "school_type", "is_rural", "pupil_count", "teacher_count"]
    list_filter = ["year", "school_type", "is_rural"]
    list_select_related = ["organization"]
    search_fields = ["organization__short_name"]


@admin.register(models.ClusterSet)
class ClusterSetAdmin(RecordAdmin):
    list_display = ["title", "year"]
    list_filter = ["year"]
    search_fields = ["title"]


@admin.register(models.Cluster)
class ClusterAdmin(RecordAdmin):
    list_display = ["name", "cluster_set", "description_text"]
    list_select_related = ["cluster_set"]
    search_fields = ["name", "cluster_set__title"]


@admin.register(models.ClusterMembership)
class ClusterMembershipAdmin(RecordAdmin):
    list_display = ["organization", "cluster", "cluster_set", "is_manual", "reason", "assigned_by"]
    list_filter = ["is_manual", ("cluster_set", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organization", "cluster", "cluster_set", "assigned_by"]
    search_fields = ["organization__short_name", "cluster__name"]


@admin.register(models.ReportFiling)
class ReportFilingAdmin(RecordAdmin):
    list_display = ["reporting_form", "organization", "year", "due_on", "state", "filed_on", "placement_url"]
    list_filter = ["state", ("reporting_form", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["reporting_form", "organization"]
    search_fields = ["reporting_form__short_name", "organization__short_name"]
    date_hierarchy = "due_on"


@admin.register(models.TableImport)
class TableImportAdmin(RecordAdmin):
    list_display = ["filename", "round", "given_at", "given_by", "written_at", "written_by", "changed_count"]
    list_select_related = ["round", "given_by", "written_by"]
    search_fields = ["filename", "round__title"]
    date_hierarchy = "given_at"


@admin.register(models.FilingMeasure)
class FilingMeasureAdmin(RecordAdmin):
    list_display = ["filing", "kind", "plan", "linked_at", "linked_by"]
    list_filter = ["kind"]
    list_select_related = ["filing__reporting_form", "filing__organization", "plan", "linked_by"]
    search_fields = ["filing__organization__short_name", "plan__title"]
