"""Who may do what: the rights, the four roles, and the matrix as data."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Permission(StrEnum):
    """A right, named `noun:verb`, in alphabetical order."""

    BACKUP_MAKE = "backup:make"
    BACKUP_RESTORE = "backup:restore"
    DOSSIER_READ = "dossier:read"
    DOSSIER_VERIFY = "dossier:verify"
    PASSPHRASE_CHANGE = "passphrase:change"
    RATE_ADD = "rate:add"
    REPORT_EXPORT = "report:export"
    REPORT_NAME_PEOPLE = "report:name_people"
    STRUCTURE_WRITE = "structure:write"
    WORKBOOK_IMPORT = "workbook:import"


class Role(StrEnum):
    """The four roles of a dossier."""

    COORDINATION = "coordination"
    SECRETARIAT = "secretariat"
    TREASURY = "treasury"
    READING = "reading"


_EVERYONE = frozenset(
    {
        Permission.BACKUP_MAKE,
        Permission.DOSSIER_READ,
        Permission.DOSSIER_VERIFY,
        Permission.PASSPHRASE_CHANGE,
    }
)
_REPORTING = _EVERYONE | {Permission.REPORT_EXPORT, Permission.REPORT_NAME_PEOPLE}

RIGHTS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.COORDINATION: frozenset(Permission),
        Role.SECRETARIAT: _REPORTING,
        Role.TREASURY: _REPORTING | {Permission.RATE_ADD},
        Role.READING: _EVERYONE | {Permission.REPORT_EXPORT},
    }
)
