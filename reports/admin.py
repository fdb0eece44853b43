"""Documents and their printed forms in the admin: shown, never changed. Rows of numbers are a directory."""

from django import forms
from django.contrib import admin

from msoko.people.admin_house import HouseAdmin, HouseForm, ReadInline, RecordAdmin
from reports import admin_chain  # noqa: F401 -- the registry reads it
from reports.kinds import DocumentKind
from reports.models import (
    Acquaintance,
    CaseForm,
    Document,
    DocumentLink,
    DocumentSignature,
    Dossier,
    Mailing,
    MailingAddressee,
    NumberCounter,
    NumberSeries,
    PaperPolicy,
    Rendering,
    Wording,
)


class RenderingInline(ReadInline):
    model = Rendering
    fields = ["digest", "file", "page_count", "made_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("file")


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    inlines = [RenderingInline]
    list_display = ["title", "kind", "state", "number_text", "dated_on", "edition", "created_at"]
    list_filter = ["kind", "state"]
    list_select_related = ["edition__plan"]
    search_fields = ["title", "number_text", "edition__plan__title"]
    date_hierarchy = "created_at"


@admin.register(Rendering)
class RenderingAdmin(RecordAdmin):
    list_display = ["document", "page_count", "file", "made_at"]
    list_select_related = ["document", "file"]
    search_fields = ["document__title", "digest"]
    date_hierarchy = "made_at"


class NumberSeriesForm(HouseForm):
    kinds = forms.MultipleChoiceField(
        label="Виды документов", choices=DocumentKind.choices, widget=forms.CheckboxSelectMultiple
    )


@admin.register(NumberSeries)
class NumberSeriesAdmin(HouseAdmin):
    form = NumberSeriesForm
    list_display = ["name", "pattern"]
    search_fields = ["name"]


@admin.register(PaperPolicy)
class PaperPolicyAdmin(RecordAdmin):
    list_display = ["standard", "font_family", "body_points", "table_points", "has_qr_code"]
    search_fields = ["standard", "font_family"]


@admin.register(NumberCounter)
class NumberCounterAdmin(RecordAdmin):
    list_display = ["series", "year", "last_number"]
    list_select_related = ["series"]
    search_fields = ["series__name"]
    list_filter = ["year"]


@admin.register(Wording)
class WordingAdmin(RecordAdmin):
    list_display = ["kind", "number", "made_by", "made_at"]
    list_filter = ["kind"]
    list_select_related = ["made_by"]
    search_fields = ["kind"]


@admin.register(CaseForm)
class CaseFormAdmin(RecordAdmin):
    list_display = ["phrase", "case", "form_text", "corrected_by", "corrected_at"]
    list_filter = ["case"]
    list_select_related = ["corrected_by"]
    search_fields = ["phrase", "form_text"]


class AddresseeInline(ReadInline):
    model = MailingAddressee
    fields = ["organization", "recommendations_text"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


@admin.register(Mailing)
class MailingAdmin(RecordAdmin):
    inlines = [AddresseeInline]
    list_display = ["subject", "state", "letter_count", "done_count", "created_by", "created_at"]
    list_filter = ["state"]
    list_select_related = ["created_by"]
    search_fields = ["subject"]


@admin.register(MailingAddressee)
class MailingAddresseeAdmin(RecordAdmin):
    list_display = ["mailing", "organization"]
    list_select_related = ["mailing", "organization"]
    search_fields = ["mailing__subject", "organization__short_name"]


@admin.register(Dossier)
class DossierAdmin(RecordAdmin):
    list_display = [
        "title",
        "scope",
        "state",
        "file_count",
        "missing_count",
        "requested_by",
        "requested_at",
        "expires_at",
    ]
    list_filter = ["scope", "state"]
    list_select_related = ["requested_by"]
    search_fields = ["title"]
    date_hierarchy = "requested_at"


@admin.register(DocumentSignature)
class DocumentSignatureAdmin(RecordAdmin):
    list_display = ["document", "kind", "filename", "fit", "attached_by", "attached_at", "withdrawn_at"]
    list_filter = ["kind", "fit"]
    list_select_related = ["document", "attached_by"]
    search_fields = ["document__title", "filename"]
    date_hierarchy = "attached_at"


@admin.register(Acquaintance)
class AcquaintanceAdmin(RecordAdmin):
    list_display = ["document", "post", "asked_by", "asked_at", "name_text", "acknowledged_at"]
    list_select_related = ["document", "post__user", "asked_by"]
    search_fields = ["document__title", "name_text", "post__title_text", "post__user__last_name"]
    date_hierarchy = "asked_at"


@admin.register(DocumentLink)
class DocumentLinkAdmin(RecordAdmin):
    list_display = ["document", "kind", "target", "linked_by", "linked_at"]
    list_filter = ["kind"]
    list_select_related = ["document", "target", "linked_by"]
    search_fields = ["document__title", "target__title"]
    date_hierarchy = "linked_at"
