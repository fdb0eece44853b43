import datetime

import factory
from factory.django import DjangoModelFactory

from reports.models import (
    CaseForm,
    Document,
    DocumentKind,
    Dossier,
    DossierScope,
    Mailing,
    MailingAddressee,
    NumberCounter,
    NumberSeries,
    PaperPolicy,
    Rendering,
    Wording,
)
from tests.factories.people import MunicipalityFactory, OrganizationFactory, StoredFileFactory, UserFactory
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


class WordingFactory(DjangoModelFactory):
    class Meta:
        model = Wording

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = DocumentKind.LETTER
    number = factory.Sequence(lambda n: n + 1)
    texts = {"heading": "О направлении {предмет|род}"}
    made_by = factory.SubFactory(UserFactory)


class CaseFormFactory(DjangoModelFactory):
    class Meta:
        model = CaseForm

    municipality = factory.SubFactory(MunicipalityFactory)
    phrase = factory.Sequence(lambda n: f"Школа № {n}")
    case = "datv"
    form_text = "Школе"
    corrected_by = factory.SubFactory(UserFactory)


class MailingFactory(DjangoModelFactory):
    class Meta:
        model = Mailing

    municipality = factory.SubFactory(MunicipalityFactory)
    subject = "адресные рекомендации"
    created_by = factory.SubFactory(UserFactory)


class MailingAddresseeFactory(DjangoModelFactory):
    class Meta:
        model = MailingAddressee

    mailing = factory.SubFactory(MailingFactory)
    municipality = factory.SelfAttribute("mailing.municipality")
    organization = factory.SubFactory(
        OrganizationFactory, municipality=factory.SelfAttribute("..municipality")
    )


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
