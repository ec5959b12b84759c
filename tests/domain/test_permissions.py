"""What each role may do."""

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role


def test_coordination_may_do_everything() -> None:
    assert all(Account(first_name="Anne", role=Role.COORDINATION).may(right) for right in Permission)


@pytest.mark.parametrize("role", list(Role))
def test_everyone_may_read_verify_back_up_and_change_their_passphrase(role: Role) -> None:
    assert {
        Permission.DOSSIER_READ,
        Permission.DOSSIER_VERIFY,
        Permission.BACKUP_MAKE,
        Permission.PASSPHRASE_CHANGE,
    } <= RIGHTS[role]


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.TREASURY, Role.READING])
def test_only_coordination_restores_and_imports(role: Role) -> None:
    assert not Account(first_name="Luc", role=role).may(Permission.BACKUP_RESTORE)
    assert not Account(first_name="Luc", role=role).may(Permission.WORKBOOK_IMPORT)


def test_the_reader_names_nobody_in_a_report() -> None:
    assert Permission.REPORT_EXPORT in RIGHTS[Role.READING]
    assert Permission.REPORT_NAME_PEOPLE not in RIGHTS[Role.READING]
