from msoko.people.models.body import Body, BodyMember, BodySpelling
from msoko.people.models.file_reading import FileScan, FileSignature, FileText, ScanState, StoreCheck
from msoko.people.models.municipality import Municipality, MunicipalityOwned
from msoko.people.models.organization import Organization
from msoko.people.models.position import Position
from msoko.people.models.stored_file import StoredFile
from msoko.people.models.user import User
from msoko.people.models.working_group import WorkingGroupMember

__all__ = [
    "Body",
    "BodyMember",
    "BodySpelling",
    "FileScan",
    "FileSignature",
    "FileText",
    "Municipality",
    "MunicipalityOwned",
    "Organization",
    "Position",
    "ScanState",
    "StoreCheck",
    "StoredFile",
    "User",
    "WorkingGroupMember",
]
