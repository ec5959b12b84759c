"""The bank file against the schemas of ISO 20022, read by a validator that knows nothing of this program."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from xmlschema import XMLSchema

from engagement_desktop.documents.expenses.paying.pain001 import pain001_xml
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.paying.sepa import Transfer, TransferOrder, end_to_end_id
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money

SCHEMAS = Path(__file__).parents[3] / "data" / "xsd"
PAYEES = ("Hélias Monique", "Œuvrard André & Fils", "<script>alert(1)</script>", "L’Haÿ Éloïse", 'D"Art]]>')
NOW = datetime(2026, 11, 22, 10, 30, 15, tzinfo=UTC)
IBAN = "FR7630006000011234567890189"


@pytest.fixture(scope="module")
def schemas() -> dict[SepaVersion, XMLSchema]:
    return {version: XMLSchema(str(SCHEMAS / f"{version}.xsd")) for version in SepaVersion}


def order(version: SepaVersion, amounts: list[int], holder: str = "MSP « Les Deux-Ponts »") -> TransferOrder:
    transfers = tuple(
        Transfer(
            end_to_end_id("REM-2026-001", place, f"NDF-2026-{place:04d}"),
            Money(cents),
            PAYEES[place % len(PAYEES)],
            IBAN,
            f"Remb frais NDF-2026-{place:04d}",
        )
        for place, cents in enumerate(amounts, 1)
    )
    day = date(2026, 11, 25)
    return TransferOrder(
        "REM-2026-001-20261122103015", "REM-2026-001", NOW, day, holder, IBAN, version, transfers
    )


def texts(root: Element, tag: str) -> list[str]:
    """What every element of that name says, whatever the namespace."""
    return [one.text or "" for one in root.iter() if one.tag.rpartition("}")[2] == tag]


@pytest.mark.parametrize("version", list(SepaVersion))
def test_the_file_is_valid_in_both_versions(
    schemas: dict[SepaVersion, XMLSchema], version: SepaVersion
) -> None:
    content = pain001_xml(order(version, [8451, 1894, 1200, 1, 99_999_999_999]))
    schemas[version].validate(content.decode())
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')


@pytest.mark.parametrize("version", list(SepaVersion))
def test_a_file_of_one_version_is_not_valid_in_the_other(
    schemas: dict[SepaVersion, XMLSchema], version: SepaVersion
) -> None:
    other = next(one for one in SepaVersion if one is not version)
    assert not schemas[other].is_valid(pain001_xml(order(version, [100])).decode())


@pytest.mark.parametrize("version", list(SepaVersion))
def test_count_and_control_sum_stand_in_the_head_and_in_the_batch(version: SepaVersion) -> None:
    amounts = [Random(7).randrange(1, 500_000) for _ in range(50)]
    root = fromstring(pain001_xml(order(version, amounts)))
    total = Decimal(sum(amounts)) / 100
    assert texts(root, "NbOfTxs") == ["50", "50"]
    assert [Decimal(one) for one in texts(root, "CtrlSum")] == [total, total]
    assert sum(Decimal(one) for one in texts(root, "InstdAmt")) == total
    ids = texts(root, "EndToEndId")
    assert len(set(ids)) == len(ids) == 50


def test_no_address_is_written_and_the_bank_is_found_by_the_iban() -> None:
    root = fromstring(pain001_xml(order(SepaVersion.V09, [100])))
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert not names & {"PstlAdr", "AdrLine", "BIC", "BICFI", "CdtrAgt"}
    assert texts(root, "Dt") == ["2026-11-25"]
    assert "NOTPROVIDED" in texts(root, "Id")
    assert texts(root, "Cd") == ["SEPA"]
    assert texts(root, "ChrgBr") == ["SLEV"]


def test_the_older_version_says_its_day_without_a_choice() -> None:
    root = fromstring(pain001_xml(order(SepaVersion.V03, [100])))
    assert texts(root, "ReqdExctnDt") == ["2026-11-25"]
    assert texts(root, "Dt") == []


def test_names_are_cut_and_never_become_markup() -> None:
    root = fromstring(pain001_xml(order(SepaVersion.V09, [1, 1, 1, 1, 1], holder="É" * 200)))
    names = texts(root, "Nm")
    assert names[0] == "E" * 70
    assert "script alert(1) /script" in names
    assert texts(root, "script") == []
    assert texts(root, "Ustrd")[0] == "Remb frais NDF-2026-0001"


def test_what_the_scheme_does_not_take_makes_no_file() -> None:
    with pytest.raises(DomainError):
        pain001_xml(order(SepaVersion.V09, [0]))


@settings(max_examples=30, deadline=None)
@given(
    names=st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=5),
    cents=st.integers(1, 99_999_999_999),
    version=st.sampled_from(SepaVersion),
)
def test_whatever_names_hold_the_file_is_valid_or_refused(
    schemas: dict[SepaVersion, XMLSchema], names: list[str], cents: int, version: SepaVersion
) -> None:
    made = order(version, [cents])
    transfers = tuple(
        Transfer(end_to_end_id("REM-2026-001", place, name), Money(cents), name, IBAN, name)
        for place, name in enumerate(names, 1)
    )
    asked = TransferOrder(
        made.message_id, made.batch_id, NOW, made.execute_on, made.holder, IBAN, version, transfers
    )
    try:
        content = pain001_xml(asked)
    except DomainError:
        return
    schemas[version].validate(content.decode())
