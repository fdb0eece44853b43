"""Editing the words of a draft; a case that is put right once is remembered (O4)."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import F

from msoko.people.models import User
from reports.drafting import FORMS
from reports.models import CaseForm, Document
from reports.papers.pictures import PICTURES
from reports.papers.texts import Texts
from reports.papers.wording import UNFILLED
from reports.states import DocumentState, check
from reports.typographic import mended


class StaleText(Exception):
    """Somebody else saved the document meanwhile; `current` is what is stored now."""

    def __init__(self, current: Document) -> None:
        super().__init__("Пока вы правили, документ изменил кто-то другой.")
        self.current = current


@transaction.atomic
def save_document_texts(document: Document, *, texts: Texts, version: int, by: User) -> Document:
    """Store edited words if nobody was faster; raise StaleText with the stored document otherwise."""
    check(document.state, "register")
    changed = Document.objects.filter(pk=document.pk, version=version, state=DocumentState.DRAFT).update(
        texts={**document.texts, **texts},
        title=texts.get("heading", document.title),
        version=F("version") + 1,
    )
    document.refresh_from_db()
    if not changed:
        raise StaleText(document)
    return document


@transaction.atomic
def mend_typography(document: Document, *, place: str, by: User) -> Document:
    """Put the slips of one text right, or of the whole paper by «all»; what cannot be mended stays."""
    changed = mended(document.kind, document.texts, place)
    if not changed:
        return document
    return save_document_texts(document, texts=changed, version=document.version, by=by)


@transaction.atomic
def correct_case(document: Document, *, phrase: str, case: str, form_text: str, by: User) -> Document:
    """Remember how this phrase is declined here, and put the form right wherever the draft has it.

    A phrase and case that the draft did not ask for change nothing.
    """
    used = next(
        (one for one in document.texts.get(FORMS, []) if (one["phrase"], one["case"]) == (phrase, case)), None
    )
    if used is None or used["text"] == form_text:
        return document
    CaseForm.objects.update_or_create(
        municipality_id=document.municipality_id,
        phrase=phrase,
        case=case,
        defaults={"form_text": form_text, "corrected_by": by},
    )
    words = {name: value for name, value in document.texts.items() if name != PICTURES}
    texts = _replaced(words, lambda text: text.replace(used["text"], form_text))
    texts[FORMS] = [
        {**one, "text": form_text} if one == used else one for one in document.texts.get(FORMS, [])
    ]
    return save_document_texts(document, texts=texts, version=document.version, by=by)


def _replaced(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_replaced(one, change) for one in value]
    if isinstance(value, dict):
        return {name: one if name in UNFILLED else _replaced(one, change) for name, one in value.items()}
    return value
