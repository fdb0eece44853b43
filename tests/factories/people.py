import datetime
import hashlib

import factory
from factory.django import DjangoModelFactory

from msoko.people.models import (
    Body,
    BodyMember,
    BodySpelling,
    FileScan,
    FileSignature,
    FileText,
    Municipality,
    Organization,
    Position,
    StoreCheck,
    StoredFile,
    User,
    WorkingGroupMember,
)
from msoko.people.models.body import BodyKind
from msoko.people.models.organization import OrganizationKind
from msoko.people.roles import Role


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ("code",)

    code = "lesnoy"
    name = "Лесной городской округ"
    name_genitive = "Лесного городского округа"
    administration_name = "Администрация Лесного городского округа"
    place = "г. Лесной"


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = Organization

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = OrganizationKind.SCHOOL
    # Far from the numbers of the cast.
    short_name = factory.Sequence(lambda n: f"Школа № {n + 1001}")
    name = factory.LazyAttribute(lambda it: f"МБОУ «{it.short_name}»")


class BodyFactory(DjangoModelFactory):
    class Meta:
        model = Body

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = BodyKind.OUTSIDE
    name = factory.Sequence(lambda n: f"Отдел № {n + 1}")


class BodySpellingFactory(DjangoModelFactory):
    class Meta:
        model = BodySpelling

    body = factory.SubFactory(BodyFactory)
    municipality = factory.SelfAttribute("body.municipality")
    text = factory.Sequence(lambda n: f"отдел {n + 1}")


class BodyMemberFactory(DjangoModelFactory):
    class Meta:
        model = BodyMember

    body = factory.SubFactory(BodyFactory, kind=BodyKind.GROUP)
    municipality = factory.SelfAttribute("body.municipality")
    organization = factory.SubFactory(
        OrganizationFactory, municipality=factory.SelfAttribute("..municipality")
    )


class WorkingGroupMemberFactory(DjangoModelFactory):
    class Meta:
        model = WorkingGroupMember

    body = factory.SubFactory(BodyFactory, kind=BodyKind.WORKING_GROUP)
    municipality = factory.SelfAttribute("body.municipality")
    name_text = factory.Sequence(lambda n: f"Сосновская {n + 1}")
    post_text = "методист"
    since_on = datetime.date(2025, 9, 1)
    basis_text = "приказ от 01.09.2025 № 45"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n + 1}")
    last_name = "Ельникова"
    first_name = "Вера"
    patronymic = "Павловна"
    # An unusable password: tests sign in by force_login, hashing would cost seconds.
    password = "!"


class PositionFactory(DjangoModelFactory):
    class Meta:
        model = Position

    municipality = factory.SubFactory(MunicipalityFactory)
    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(
        OrganizationFactory, municipality=factory.SelfAttribute("..municipality")
    )
    role = Role.SPECIALIST
    title_text = "Специалист"


class StoredFileFactory(DjangoModelFactory):
    class Meta:
        model = StoredFile

    municipality = factory.SubFactory(MunicipalityFactory)
    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    size = 10
    content_type = "application/pdf"


class FileTextFactory(DjangoModelFactory):
    class Meta:
        model = FileText

    file = factory.SubFactory(StoredFileFactory)
    municipality = factory.SelfAttribute("file.municipality")
    text = "Справка о проведении совещания"
    is_readable = True


class FileSignatureFactory(DjangoModelFactory):
    class Meta:
        model = FileSignature

    file = factory.SubFactory(StoredFileFactory, content_type="application/pkcs7-signature")
    municipality = factory.SelfAttribute("file.municipality")
    owner_text = "Берёзин Пётр Ильич, директор"
    serial_text = "01 AB 5C"
    valid_since_on = datetime.date(2026, 1, 15)
    valid_until_on = datetime.date(2027, 4, 15)


class FileScanFactory(DjangoModelFactory):
    class Meta:
        model = FileScan

    file = factory.SubFactory(StoredFileFactory)
    municipality = factory.SelfAttribute("file.municipality")


class StoreCheckFactory(DjangoModelFactory):
    class Meta:
        model = StoreCheck

    municipality = factory.SubFactory(MunicipalityFactory)
    file_count = 1
    byte_count = 10
