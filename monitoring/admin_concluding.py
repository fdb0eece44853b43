"""Ratings, markers, lists and problems in the admin: only read; they have pages of their own."""

from django.contrib import admin

from monitoring import models
from monitoring.admin_measuring import OF_ORGANIZATION
from msoko.people.admin_house import ReadInline, RecordAdmin


class RatingIndicatorInline(ReadInline):
    model = models.RatingIndicator
    fields = ["indicator", "weight"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("indicator")


@admin.register(models.Rating)
class RatingAdmin(RecordAdmin):
    inlines = [RatingIndicatorInline]
    list_display = ["title", "year", "period", "normalising", "state", "order_number_text", "order_on"]
    list_filter = ["state", "year"]
    search_fields = ["title"]


@admin.register(models.RatingIndicator)
class RatingIndicatorAdmin(RecordAdmin):
    list_display = ["rating", "indicator", "weight"]
    list_select_related = ["rating", "indicator"]
    search_fields = ["rating__title", "indicator__name"]


@admin.register(models.RatingRow)
class RatingRowAdmin(RecordAdmin):
    list_display = ["rating", "rank", "organization_text", "cluster", "cluster_rank", "total"]
    list_filter = [("rating", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["rating", "cluster"]
    search_fields = ["organization_text", "rating__title"]


@admin.register(models.ObjectivityFlag)
class ObjectivityFlagAdmin(RecordAdmin):
    list_display = ["organization", "year", "marker", "scope", "size", "threshold", "state"]
    list_filter = ["state", "year", OF_ORGANIZATION]
    list_select_related = ["organization", "marker", "scope__procedure", "scope__subject"]
    search_fields = ["organization__short_name", "marker__name"]


@admin.register(models.LowPerformance)
class LowPerformanceAdmin(RecordAdmin):
    list_display = ["organization", "year", "kind", "is_manual", "reason", "listed_at", "listed_by"]
    list_filter = ["kind", "year", "is_manual"]
    list_select_related = ["organization", "listed_by"]
    search_fields = ["organization__short_name", "reason"]


@admin.register(models.Weakness)
class WeaknessAdmin(RecordAdmin):
    list_display = ["text", "kind", "direction", "year", "severity", "organization", "state"]
    list_filter = ["state", "kind", "year"]
    list_select_related = ["direction", "organization"]
    search_fields = ["text", "organization__short_name"]
