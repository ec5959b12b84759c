"""Who may do what: the rights, the four roles, and the matrix as data."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Permission(StrEnum):
    """A right, named `noun:verb`, in alphabetical order."""

    ACCOUNT_WRITE = "account:write"
    BACKUP_MAKE = "backup:make"
    BACKUP_RESTORE = "backup:restore"
    BANK_WRITE = "bank:write"
    BUDGET_WRITE = "budget:write"
    CEC_WRITE = "cec:write"
    CLAIM_DECIDE = "claim:decide"
    CLAIM_PAY = "claim:pay"
    CLAIM_WRITE = "claim:write"
    COMMITTEE_WRITE = "committee:write"
    CONTRIBUTION_WRITE = "contribution:write"
    DOSSIER_CARRY = "dossier:carry"
    DOSSIER_EXPORT = "dossier:export"
    DOSSIER_READ = "dossier:read"
    DOSSIER_VERIFY = "dossier:verify"
    EXPENSE_RULE = "expense:rule"
    FIELD_WRITE = "field:write"
    FOLLOW_UP_WRITE = "follow_up:write"
    GIFT_ISSUE = "gift:issue"
    HOURS_CLOSE = "hours:close"
    HOURS_VALIDATE = "hours:validate"
    HOURS_WRITE = "hours:write"
    JOURNAL_READ = "journal:read"
    LEDGER_EXPORT = "ledger:export"
    LETTER_MAKE = "letter:make"
    LIST_SAVE = "list:save"
    MANDATE_WRITE = "mandate:write"
    MEETING_BOOK = "meeting:book"
    MEETING_WRITE = "meeting:write"
    MINUTES_VALIDATE = "minutes:validate"
    MINUTES_WRITE = "minutes:write"
    NUMBER_WRITE = "number:write"
    PAPER_ISSUE = "paper:issue"
    PASSPHRASE_CHANGE = "passphrase:change"
    PERSON_MERGE = "person:merge"
    PERSON_WRITE = "person:write"
    RATE_ADD = "rate:add"
    REPORT_EXPORT = "report:export"
    REPORT_NAME_PEOPLE = "report:name_people"
    STRUCTURE_WRITE = "structure:write"
    TALK_WRITE = "talk:write"
    TRAINING_WRITE = "training:write"
    VALUATION_EXPORT = "valuation:export"
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
_REPORTING = _EVERYONE | {
    Permission.LETTER_MAKE,
    Permission.LIST_SAVE,
    Permission.REPORT_EXPORT,
    Permission.REPORT_NAME_PEOPLE,
}
_REGISTER = frozenset(
    {
        Permission.COMMITTEE_WRITE,
        Permission.MANDATE_WRITE,
        Permission.PERSON_WRITE,
    }
)
_HOURS = frozenset(
    {
        Permission.CEC_WRITE,
        Permission.HOURS_VALIDATE,
        Permission.HOURS_WRITE,
        Permission.PAPER_ISSUE,
        Permission.TRAINING_WRITE,
    }
)
_MEETINGS = frozenset(
    {
        Permission.DOSSIER_CARRY,
        Permission.FOLLOW_UP_WRITE,
        Permission.MEETING_BOOK,
        Permission.MEETING_WRITE,
        Permission.MINUTES_VALIDATE,
        Permission.MINUTES_WRITE,
        Permission.NUMBER_WRITE,
    }
)

_MONEY = frozenset(
    {
        Permission.BUDGET_WRITE,
        Permission.CLAIM_DECIDE,
        Permission.CLAIM_PAY,
        Permission.CLAIM_WRITE,
        Permission.CONTRIBUTION_WRITE,
        Permission.EXPENSE_RULE,
        Permission.GIFT_ISSUE,
        Permission.LEDGER_EXPORT,
    }
)

RIGHTS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.COORDINATION: frozenset(Permission),
        Role.SECRETARIAT: _REPORTING | _REGISTER | _MEETINGS | _HOURS | {Permission.CLAIM_WRITE},
        Role.TREASURY: _REPORTING
        | _MONEY
        | {
            Permission.BANK_WRITE,
            Permission.HOURS_CLOSE,
            Permission.HOURS_VALIDATE,
            Permission.MEETING_BOOK,
            Permission.NUMBER_WRITE,
            Permission.PAPER_ISSUE,
            Permission.RATE_ADD,
            Permission.VALUATION_EXPORT,
        },
        Role.READING: _EVERYONE | {Permission.REPORT_EXPORT},
    }
)
