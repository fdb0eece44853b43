"""What the municipality has set about its papers, as the arguments of a paper."""

from typing import TypedDict

from django.conf import settings
from django.urls import reverse

from reports.layout import GOST_2025, Layout
from reports.models import Document, PaperPolicy


class PaperSettings(TypedDict):
    layout: Layout
    check_url: str


def paper_settings(document: Document) -> PaperSettings:
    """One query. A draft has no code: there is nothing yet that could be checked."""
    policy = PaperPolicy.objects.filter(municipality=document.municipality_id).first()
    if policy is None:
        return {"layout": GOST_2025, "check_url": ""}
    is_coded = policy.has_qr_code and document.registered_at is not None
    return {"layout": policy.layout, "check_url": check_url(document) if is_coded else ""}


def layout_of(municipality_id: int) -> Layout:
    policy = PaperPolicy.objects.filter(municipality=municipality_id).first()
    return policy.layout if policy else GOST_2025


def check_url(document: Document) -> str:
    path = reverse("reports:document-check", args=[document.check_key])
    return settings.SITE_URL.rstrip("/") + path
