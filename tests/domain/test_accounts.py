"""What an account may do follows from its role alone."""

from itertools import product

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.form_drafts_rows import RIGHT_OF_FORM
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role


def account(role: Role) -> Account:
    return Account(first_name="Nadia", role=role)


@pytest.mark.parametrize(("role", "right"), list(product(Role, Permission)))
def test_an_account_may_what_its_role_holds_and_nothing_else(role: Role, right: Permission) -> None:
    assert account(role).may(right) is (right in RIGHTS[role])


@pytest.mark.parametrize("right", Permission)
def test_coordination_may_everything(right: Permission) -> None:
    assert account(Role.COORDINATION).may(right)


@pytest.mark.parametrize("right", [right for right in Permission if right.value.endswith(":write")])
def test_reading_writes_nothing(right: Permission) -> None:
    assert not account(Role.READING).may(right)


@pytest.mark.parametrize(
    "right",
    [
        Permission.CLAIM_DECIDE,
        Permission.CLAIM_PAY,
        Permission.GIFT_ISSUE,
        Permission.BANK_WRITE,
        Permission.EXPENSE_RULE,
    ],
)
def test_the_secretariat_types_claims_and_neither_decides_nor_pays(right: Permission) -> None:
    assert account(Role.SECRETARIAT).may(Permission.CLAIM_WRITE)
    assert not account(Role.SECRETARIAT).may(right)
    assert account(Role.TREASURY).may(right)


@pytest.mark.parametrize("right", [Permission.PERSON_WRITE, Permission.MINUTES_WRITE, Permission.TALK_WRITE])
def test_the_treasury_writes_neither_people_nor_minutes(right: Permission) -> None:
    assert not account(Role.TREASURY).may(right)


@pytest.mark.parametrize("form", sorted(RIGHT_OF_FORM))
def test_no_form_can_be_saved_by_who_only_reads(form: str) -> None:
    assert not account(Role.READING).may(RIGHT_OF_FORM[form])


@pytest.mark.parametrize(
    ("form", "role", "may"),
    [
        ("claim", Role.SECRETARIAT, True),
        ("claim_refusal", Role.SECRETARIAT, False),
        ("claim_refusal", Role.TREASURY, True),
        ("bank", Role.SECRETARIAT, False),
        ("bank", Role.TREASURY, True),
        ("person", Role.TREASURY, False),
        ("month_reopen", Role.SECRETARIAT, False),
        ("month_reopen", Role.TREASURY, True),
        ("talk", Role.SECRETARIAT, False),
        ("valuation", Role.TREASURY, True),
    ],
)
def test_a_draft_of_a_form_is_saved_by_the_role_that_answers_for_it(
    form: str, role: Role, *, may: bool
) -> None:
    assert account(role).may(RIGHT_OF_FORM[form]) is may
