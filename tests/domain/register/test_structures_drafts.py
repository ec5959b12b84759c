"""Structures as typed: every fault is named at once, and what is kept is compacted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.register.structures import (
    Answer,
    LegalForm,
    MileageScale,
    StructureKind,
    StructureLink,
)
from engagement_desktop.domain.register.structures_drafts import (
    OwnStructureDraft,
    StructureDraft,
    blank_structure,
    new_own_structure,
    new_structure,
    own_structure_draft,
    structure_draft,
    write_own_structure,
    write_structure,
)

TODAY = date(2026, 11, 22)
IBAN = "FR7630006000011234567890189"
OWN = OwnStructureDraft(name="MSP des Deux-Ponts", kind=StructureKind.MSP, legal_form=LegalForm.SISA)
ASSOCIATION = StructureDraft(
    name="Les Usagers du Canton", kind=StructureKind.ASSOCIATION, legal_form=LegalForm.ASSOCIATION_1901
)


def test_the_own_structure_is_kept_as_typed_but_for_spaces() -> None:
    made = new_own_structure(
        replace(
            OWN,
            name="  MSP  des Deux-Ponts ",
            siren="732 829 320",
            siret="732 829 320 00074",
            finess="56 000 123 4",
            rna="w 251234567",
            iban=f" {IBAN} ",
            address="1, rue du Lavoir\nBP 4",
            email=" accueil@deux-ponts.fr ",
            mileage_scale=MileageScale.PUBLIC,
            counts_travel=True,
            exercise_first_month=9,
            preparation_minutes=30,
            travel_kmh=48,
            rounding_minutes=15,
            validates_alone=True,
        ),
        TODAY,
    )
    assert (made.preparation_minutes, made.travel_kmh, made.rounding_minutes) == (30, 48, 15)
    assert made.validates_alone
    assert (made.name, made.name_key, made.link) == (
        "MSP des Deux-Ponts",
        "msp des deux-ponts",
        StructureLink.OWN,
    )
    assert (made.siren, made.siret, made.finess, made.rna) == (
        "732829320",
        "73282932000074",
        "560001234",
        "W251234567",
    )
    assert made.iban == Sealed(IBAN)
    assert (made.address, made.email, made.phone) == ("1, rue du Lavoir\nBP 4", "accueil@deux-ponts.fr", None)
    assert (made.mileage_scale, made.counts_travel, made.exercise_first_month) == (
        MileageScale.PUBLIC,
        True,
        9,
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " \u200b "}, "name"),
        ({"siren": "123456789"}, "siren"),
        ({"siret": "12345678901234"}, "siret"),
        ({"siren": "443061841", "siret": "73282932000074"}, "siret"),
        ({"iban": "FR76 3000 6000 0112 3456 7890 188"}, "iban"),
        ({"declared_on": date(2026, 11, 23)}, "declared_on"),
        ({"email": "accueil"}, "email"),
        ({"phone": "02 97"}, "phone"),
        ({"legal_form": LegalForm.ASSOCIATION_ALSACE_MOSELLE, "rna": "W251234567"}, "rna"),
    ],
)
@pytest.mark.parametrize("usual", [OWN, ASSOCIATION], ids=["own", "other"])
def test_a_field_at_fault_is_named(
    usual: OwnStructureDraft | StructureDraft, values: dict[str, Any], field: str
) -> None:
    draft = replace(usual, **values)
    with pytest.raises(DomainError) as refused:
        if isinstance(draft, OwnStructureDraft):
            new_own_structure(draft, TODAY)
        else:
            new_structure(draft, TODAY)
    assert refused.value.field == field


def test_every_fault_is_told_at_once_in_the_order_of_the_form() -> None:
    with pytest.raises(Faults) as refused:
        new_own_structure(
            replace(OWN, name="", siren="1", siret="73282932000074", iban="2", exercise_first_month=13), TODAY
        )
    assert [fault.field for fault in refused.value.faults] == [
        "name",
        "siren",
        "iban",
        "exercise_first_month",
    ]


def test_a_dossier_has_one_structure_of_its_own() -> None:
    with pytest.raises(DomainError, match="n’a qu’une structure à lui") as refused:
        new_structure(replace(ASSOCIATION, link=StructureLink.OWN), TODAY)
    assert refused.value.field == "link"


def test_an_agrement_is_kept_with_its_last_day() -> None:
    made = new_structure(
        replace(ASSOCIATION, approval=" N2019RN0042 ", approved_until=date(2029, 5, 1)), TODAY
    )
    made.version = 1
    assert (made.approval, made.approved_until, made.link) == (
        "N2019RN0042",
        date(2029, 5, 1),
        StructureLink.ASSOCIATION,
    )
    assert structure_draft(made).approval == "N2019RN0042"


def test_a_form_gives_back_what_it_was_given() -> None:
    own = replace(OWN, siren="732829320", iban=IBAN, city="Vannes", exercise_first_month=9)
    made = new_own_structure(own, TODAY)
    made.version = 4
    again = own_structure_draft(made)
    assert again == replace(own, version=4)
    former = made.iban
    write_own_structure(made, replace(again, city="", phone="02 97 00 00 00"), TODAY)
    assert (made.city, made.phone) == (None, "02 97 00 00 00")
    assert made.iban is former, "sealing the same number again would look like a change"


def test_an_account_that_cannot_be_read_is_left_as_it_is() -> None:
    made = new_structure(ASSOCIATION, TODAY)
    made.version, made.iban = 1, Sealed(None, b"scelle")
    draft = structure_draft(made)
    assert draft.iban is None
    write_structure(made, replace(draft, city="Vannes"), TODAY)
    assert (made.iban, made.city) == (Sealed(None, b"scelle"), "Vannes")
    write_structure(made, replace(draft, iban=""), TODAY)
    assert made.iban is None


def test_an_empty_form_is_of_the_usual_kind() -> None:
    own = new_own_structure(replace(OWN, legal_form=LegalForm.MUNICIPALITY, kind=StructureKind.CDS), TODAY)
    made = {link: blank_structure(link, own) for link in StructureLink if link is not StructureLink.OWN}
    assert {link: (draft.kind, draft.legal_form) for link, draft in made.items()} == {
        StructureLink.ASSOCIATION: (StructureKind.ASSOCIATION, LegalForm.ASSOCIATION_1901),
        StructureLink.MEMBER: (StructureKind.MSP, LegalForm.SISA),
        StructureLink.SITE: (StructureKind.CDS, LegalForm.MUNICIPALITY),
    }
    assert all(
        (draft.link, draft.name, draft.art200_all_activities) == (link, "", Answer.UNKNOWN)
        for link, draft in made.items()
    )
    assert blank_structure(StructureLink.SITE, None).kind is StructureKind.ASSOCIATION


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"preparation_minutes": -1}, "preparation_minutes"),
        ({"preparation_minutes": 601}, "preparation_minutes"),
        ({"travel_kmh": 0}, "travel_kmh"),
        ({"travel_kmh": 131}, "travel_kmh"),
        ({"rounding_minutes": 0}, "rounding_minutes"),
        ({"rounding_minutes": 61}, "rounding_minutes"),
    ],
)
def test_a_rule_for_meetings_that_cannot_be_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        new_own_structure(replace(OWN, **values), TODAY)
    assert refused.value.field == field


def test_a_rule_that_is_not_said_leaves_the_form_empty() -> None:
    made = new_own_structure(OWN, TODAY)
    assert (made.preparation_minutes, made.travel_kmh, made.rounding_minutes) == (0, None, 5)
    made.id, made.version = 1, 1
    draft = own_structure_draft(made)
    assert (draft.preparation_minutes, draft.travel_kmh, draft.rounding_minutes) == (None, None, 5)
    assert not draft.validates_alone
