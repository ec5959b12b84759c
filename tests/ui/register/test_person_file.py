"""The file of a person: each fact where it is known, nothing where it is not, the IBAN by role."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Civility, PersonIdentifier
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.ui.register.people_page import PeoplePage
from tests.builders import Builder
from tests.ui.conftest import Seat
from tests.ui.town import (
    NBSP,
    NOTES,
    SITTINGS,
    STAYS,
    after,
    column,
    door,
    file_of,
    go_through,
    table,
    town,
)

IBAN = "FR7630006000011234567890189"


def full(make: Builder) -> None:
    """Somebody of whom everything is known, and somebody of whom only the name is."""
    committee = make.committee(make.structure(link=StructureLink.OWN))
    paul = make.person("Tessier", "Paul", civility=Civility.MR)
    make.mandate(paul, committee, date(2024, 1, 1))
    chantal = make.person(
        "Prigent",
        "Chantal",
        known_as="A-1",
        civility=Civility.MRS,
        born_on=date(1951, 4, 3),
        phone="06 44 55 66 77",
        email="chantal@example.fr",
        address="3, rue du Port",
        postcode="56410",
        city="Étel",
        iban=Sealed(IBAN),
        account_holder="Chantal et Jean Prigent",
    )
    make.session.add(PersonIdentifier(person_id=chantal.id, value="B-2", value_key="b-2", position=1))
    make.vehicle(chantal, power=5, is_usual=True)
    make.vehicle(chantal, kind=VehicleKind.MOPED, power=None, is_usual=False)
    make.mandate(
        chantal,
        committee,
        date(2024, 1, 1),
        ended_on=date(2027, 12, 31),
        seat=SeatKind.SUBSTITUTE,
        substitute_for_id=paul.id,
    )
    make.mandate(chantal, committee, date(2020, 1, 1), ended_on=date(2023, 12, 31), office=Office.SECRETARY)
    make.person("Seul", "Nom", known_as="C-3", capacity=None)


def told(seat: Seat, name: str) -> list[str]:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return file_of(seat, page, lambda row: row["name"] == name)


@pytest.fixture
def known(seat: Seat) -> Seat:
    seat.fill(full)
    return seat


def test_everything_known_of_somebody_is_on_their_file(known: Seat) -> None:
    lines = told(known, "Prigent Chantal")
    assert lines[:2] == ["Chantal Prigent", "Usagère — Étel"]
    for fact in (
        "Comment la joindre",
        "06 44 55 66 77",
        "chantal@example.fr",
        "3, rue du Port, 56410 Étel",
        "Mandats",
    ):
        assert fact in lines
    assert after(lines, "Date de naissance") == "03/04/1951"
    assert after(lines, "Civilité") == "Mme"
    assert after(lines, "Identifiants") == "A-1, B-2"


def test_each_mandate_has_its_seat_its_term_and_whom_it_stands_in_for(known: Seat) -> None:
    lines = told(known, "Prigent Chantal")
    assert lines.count("Suppléant") == 2  # the badge of today, and the seat of the mandate
    assert "du 01/01/2024 au 31/12/2027 — suppléance de Tessier Paul" in lines
    assert after(lines, "Titulaire, secrétariat (mandat terminé)") == "du 01/01/2020 au 31/12/2023"


def test_several_vehicles_say_which_one_is_usual(known: Seat) -> None:
    lines = told(known, "Prigent Chantal")
    at = lines.index("véhicule habituel")
    assert "5" in lines[at - 1]
    assert lines.count("véhicule habituel") == 1


def test_what_is_not_known_of_somebody_is_not_on_their_file(known: Seat) -> None:
    lines = told(known, "Seul Nom")
    assert "Ni téléphone, ni adresse." in lines
    assert "Coordonnées" in lines
    for absent in ("Mandat", "Mandats", "Remboursements", "Date de naissance", "Civilité", "Identifiants"):
        assert absent not in lines
    assert lines[lines.index("réunions") - 1] == "—"
    assert lines[lines.index("bénévoles") - 1] == f"0{NBSP}h"
    assert lines[lines.index("remboursés") - 1] == f"0,00{NBSP}€"


def test_a_man_is_addressed_as_he_asked(known: Seat) -> None:
    lines = told(known, "Tessier Paul")
    assert "Comment le joindre" in lines
    assert "Usager" in lines
    assert "Identifiant" in lines


@pytest.mark.parametrize("role", Role)
def test_an_iban_is_masked_for_those_who_hold_its_key_and_absent_for_the_others(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    seat.fill(full)
    database = seat.application.workspace.database
    database.adopt(database.keyring.for_role(role))
    words = "\n".join(told(seat, "Prigent Chantal"))
    assert IBAN not in words.replace(" ", "").replace(NBSP, "")
    assert "3000" not in words
    holds = role in {Role.COORDINATION, Role.TREASURY}
    assert ("0189" in words) is holds
    assert ("Chantal et Jean Prigent" in words) is holds
    assert ("••••" in words) is holds
    assert ("réservé à la trésorerie" in words) is not holds


def test_the_figures_of_the_exercise_are_those_that_one_counts_by_hand(seat: Seat) -> None:
    seat.fill(town)
    lines = told(seat, "Œuvrard Élise")
    minutes = sum(stay.minutes for stay in STAYS if stay.who == 1 and stay.counts(2026))
    paid = sum(
        note.cents
        for note in NOTES
        if note.who == 1 and note.status.value == "reimbursed" and note.in_year(2026)
    )
    hours, rest = divmod(minutes, 60)
    assert lines[lines.index("bénévoles") - 1].split(NBSP)[0] == str(hours)
    assert lines[lines.index("bénévoles") - 1].endswith(f"h{NBSP}{rest:02}" if rest else "h")
    assert lines[lines.index("remboursés") - 1] == f"{paid // 100},{paid % 100:02}{NBSP}€"
    assert lines[lines.index("réunions") - 1] == "1 sur 2"


def test_every_door_of_the_file_opens_the_rows_of_this_person_only(seat: Seat) -> None:
    seat.fill(town)
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    told(seat, "Œuvrard Élise")
    hours = go_through(seat, page, "Voir ses heures", "hours")
    assert len(table(hours)) == sum(stay.who == 1 for stay in STAYS)
    assert set(column(hours, "person")) == {"Œuvrard Élise"}
    told(seat, "Œuvrard Élise")
    claims = go_through(seat, page, "Voir ses notes de frais", "expenses")
    assert set(column(claims, "reference")) == {note.reference for note in NOTES if note.who == 1}
    told(seat, "Œuvrard Élise")
    meetings = go_through(seat, page, "Voir ses réunions", "meetings")
    expected = {f"{one.day:%d/%m/%Y}" for one in SITTINGS if any(who == 1 for who, _how in one.came)}
    assert set(column(meetings, "date")) == expected
    told(seat, "Œuvrard Élise")
    door(page.pane, "Comité des usagers").click()
    seat.wait()
    committee = seat.desk.open("committee")
    assert committee.isVisible()
    assert committee.header.title() == "Comité des usagers"


def test_a_file_opened_at_once_keeps_the_focus_given_to_its_links(known: Seat) -> None:
    page = known.open("people")
    assert isinstance(page, PeoplePage)
    told(known, "Prigent Chantal")
    link = door(page.pane, "Voir ses heures")
    link.setFocus()
    known.bot.wait(200)  # longer than the rest after which a list writes its file
    assert known.window.focusWidget() is link
    assert link.isVisible()
