import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from reports.models import (
    Acquaintance,
    CaseForm,
    Document,
    DocumentKind,
    DocumentLink,
    DocumentSignature,
    Dossier,
    DossierScope,
    Mailing,
    MailingAddressee,
    NumberCounter,
    NumberSeries,
    PaperPolicy,
    Rendering,
    SignatureKind,
    Wording,
)
from tests.factories.measurements import InMunicipality, beside
from tests.factories.people import (
    MunicipalityFactory,
    OrganizationFactory,
    PositionFactory,
    StoredFileFactory,
    UserFactory,
)
from tests.factories.plans import EditionFactory


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    edition = factory.SubFactory(EditionFactory)
    municipality = factory.SelfAttribute("edition.municipality")
    kind = DocumentKind.ORDER_APPROVING_PLAN
    title = "Об утверждении плана мероприятий на 2026 год"
    created_by = factory.SubFactory(UserFactory)


class RenderingFactory(DjangoModelFactory):
    class Meta:
        model = Rendering

    document = factory.SubFactory(DocumentFactory)
    municipality = factory.SelfAttribute("document.municipality")
    digest = factory.Sequence(lambda n: f"{n:064d}")
    file = factory.SubFactory(StoredFileFactory, municipality=factory.SelfAttribute("..municipality"))
    page_count = 3


class WordingFactory(InMunicipality):
    class Meta:
        model = Wording

    kind = DocumentKind.LETTER
    number = factory.Sequence(lambda n: n + 1)
    texts = {"heading": "О направлении {предмет|род}"}
    made_by = factory.SubFactory(UserFactory)


class CaseFormFactory(InMunicipality):
    class Meta:
        model = CaseForm

    phrase = factory.Sequence(lambda n: f"Школа № {n}")
    case = "datv"
    form_text = "Школе"
    corrected_by = factory.SubFactory(UserFactory)


class MailingFactory(InMunicipality):
    class Meta:
        model = Mailing

    subject = "адресные рекомендации"
    created_by = factory.SubFactory(UserFactory)


class MailingAddresseeFactory(InMunicipality):
    class Meta:
        model = MailingAddressee

    mailing = beside(MailingFactory)
    organization = beside(OrganizationFactory)


class NumberSeriesFactory(DjangoModelFactory):
    class Meta:
        model = NumberSeries

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Приказы {n}")
    kinds = [DocumentKind.ORDER_APPROVING_PLAN]


class NumberCounterFactory(DjangoModelFactory):
    class Meta:
        model = NumberCounter

    series = factory.SubFactory(NumberSeriesFactory)
    municipality = factory.SelfAttribute("series.municipality")
    year = 2026


class PaperPolicyFactory(DjangoModelFactory):
    class Meta:
        model = PaperPolicy
        django_get_or_create = ("municipality",)

    municipality = factory.SubFactory(MunicipalityFactory)


class DossierFactory(DjangoModelFactory):
    class Meta:
        model = Dossier

    municipality = factory.SubFactory(MunicipalityFactory)
    scope = DossierScope.YEAR
    first_on = datetime.date(2026, 1, 1)
    last_on = datetime.date(2026, 12, 31)
    title = "Досье: всё, 2026 год"
    requested_by = factory.SubFactory(UserFactory)


class DocumentSignatureFactory(DjangoModelFactory):
    class Meta:
        model = DocumentSignature

    document = factory.SubFactory(DocumentFactory)
    municipality = factory.SelfAttribute("document.municipality")
    kind = SignatureKind.SCAN
    file = factory.SubFactory(StoredFileFactory, municipality=factory.SelfAttribute("..municipality"))
    filename = "Приказ с подписью.pdf"
    attached_by = factory.SubFactory(UserFactory)


class AcquaintanceFactory(DjangoModelFactory):
    class Meta:
        model = Acquaintance

    document = factory.SubFactory(DocumentFactory)
    municipality = factory.SelfAttribute("document.municipality")
    post = factory.SubFactory(PositionFactory, municipality=factory.SelfAttribute("..municipality"))
    asked_at = factory.LazyFunction(timezone.now)
    asked_by = factory.SubFactory(UserFactory)


class DocumentLinkFactory(DjangoModelFactory):
    class Meta:
        model = DocumentLink

    document = factory.SubFactory(DocumentFactory, kind=DocumentKind.ORDER_AMENDING_PLAN)
    municipality = factory.SelfAttribute("document.municipality")
    kind = "amends"
    target = factory.SubFactory(DocumentFactory, edition=factory.SelfAttribute("..document.edition"))
    linked_by = factory.SubFactory(UserFactory)
