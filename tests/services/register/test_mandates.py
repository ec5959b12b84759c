"""Mandates written: refused, asked then accepted, ended, deleted, renewed together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.entities import BinEntry, Committee, Mandate, Person, Structure
from engagement_desktop.domain.errors import (
    ChangedMeanwhile,
    DomainError,
    Faults,
    NotPermitted,
    ToConfirm,
)
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import EndReason, MandateBasis, Office, SeatKind
from engagement_desktop.domain.register.mandates_drafts import MandateDraft, RenewalDraft
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.register.mandates import MandateService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

TODAY = date(2026, 11, 22)
MONIQUE, LUC, FATIMA, ARCHIVED = 1, 2, 3, 4
OF_MONIQUE, OF_LUC = 1, 2


@pytest.fixture
def mandates(workspace: Workspace) -> MandateService:
    """Committee 1 has three seats and two terms of three years; Monique presides, Luc is a member."""
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        make.association()
        users = make.committee(own, seats=3, term_months=36, terms_most=2, created_on=date(2020, 1, 1))
        make.committee(own, "À venir", created_on=date(2027, 3, 1))
        monique, luc = make.person(), make.person("Fournier", "Luc", capacity=Capacity.ELECTED)
        make.person("Benali", "Fatima")
        make.person("Ito", "Paul", archived_on=date(2026, 1, 1))
        ends = date(2026, 12, 31)
        make.mandate(monique, users, date(2024, 1, 1), ended_on=ends, office=Office.CHAIR)
        make.mandate(luc, users, date(2024, 1, 1), ended_on=ends)
    return MandateService(workspace)


def new(person_id: int = FATIMA, **values: Any) -> MandateDraft:
    usual: dict[str, Any] = {"started_on": date(2026, 1, 1), "ended_on": date(2026, 12, 31)}
    return MandateDraft(person_id=person_id, committee_id=1, **usual | values)


def rows(workspace: Workspace, kind: Any) -> list[Any]:
    with workspace.read() as session:
        return list(session.scalars(select(kind).order_by(kind.id)))


def test_a_blank_mandate_ends_as_the_rules_say(mandates: MandateService) -> None:
    assert mandates.blank(1, FATIMA) == MandateDraft(
        person_id=FATIMA, committee_id=1, started_on=TODAY, ended_on=date(2029, 11, 21)
    )
    to_come = mandates.blank(2)
    assert (to_come.started_on, to_come.ended_on) == (date(2027, 3, 1), None)
    assert mandates.end_of_term(1, date(2027, 1, 1)) == date(2029, 12, 31)


def test_what_is_written_is_read_again(mandates: MandateService, workspace: Workspace) -> None:
    draft = new(
        college=Capacity.USER,
        office=Office.SECRETARY,
        appointed_by_id=2,
        basis=MandateBasis.APPROVED_ASSOCIATION,
        end_reason=EndReason.TERM,
        terms_before=1,
    )
    saved = mandates.save(draft)
    assert replace(mandates.draft(saved), id=None, version=None) == draft
    assert workspace.last_act() == "Mandat enregistré\u00a0: Fatima Benali."
    mandates.save(replace(mandates.draft(saved), office=Office.MEMBER))
    assert mandates.draft(saved).office is Office.MEMBER
    workspace.undo()
    assert mandates.draft(saved).office is Office.SECRETARY
    workspace.undo()
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        mandates.draft(saved)


REFUSED = [
    ({"person_id": ARCHIVED}, "person_id", "La fiche de Paul Ito est archivée"),
    ({"person_id": None}, "person_id", "Choisissez la personne"),
    ({"person_id": 99}, "person_id", "Choisissez la personne"),
    ({"committee_id": None}, "committee_id", "Choisissez le comité"),
    ({"committee_id": 99}, "committee_id", "n’est plus dans le dossier"),
    ({"ended_on": date(2025, 12, 31)}, "ended_on", "finit avant de commencer"),
    ({"started_on": date(2019, 12, 31)}, "started_on", "n’existe que depuis le 01/01/2020"),
    ({"person_id": LUC}, "started_on", "Le même siège deux fois"),
    ({"seat": SeatKind.SUBSTITUTE}, "substitute_for_id", "Dites qui cette personne supplée"),
    (
        {"seat": SeatKind.SUBSTITUTE, "substitute_for_id": FATIMA},
        "substitute_for_id",
        "ne se supplée pas elle-même",
    ),
    (
        {"seat": SeatKind.SUBSTITUTE, "substitute_for_id": ARCHIVED},
        "substitute_for_id",
        "n’est pas titulaire",
    ),
    ({"appointed_by_id": 99}, "appointed_by_id", "n’est plus dans le dossier"),
    ({"terms_before": 100}, "terms_before", "de 0 à 99"),
]


@pytest.mark.parametrize(("values", "field", "said"), REFUSED)
def test_a_mandate_that_cannot_be_is_refused(
    mandates: MandateService, workspace: Workspace, values: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(DomainError, match=said) as refused:
        mandates.save(replace(new(), **values))
    assert refused.value.field == field
    assert len(rows(workspace, Mandate)) == 2
    assert workspace.last_act() is None


def test_faults_come_together(mandates: MandateService) -> None:
    with pytest.raises(Faults) as refused:
        mandates.save(replace(new(), person_id=None, started_on=None, terms_before=-1))
    assert [one.field for one in refused.value.faults] == ["person_id", "started_on", "terms_before"]


def test_a_second_chair_is_asked_then_accepted(mandates: MandateService) -> None:
    draft = new(office=Office.CHAIR)
    with pytest.raises(ToConfirm, match="Monique Hélias préside déjà") as asked:
        mandates.save(draft)
    assert (asked.value.code, asked.value.field) == ("second_chair", "office")
    saved = mandates.save(draft, frozenset({"second_chair"}))
    mandates.save(replace(mandates.draft(saved), terms_before=1))


def test_seats_and_terms_are_asked_one_after_the_other(
    mandates: MandateService, workspace: Workspace
) -> None:
    mandates.save(new())
    with workspace.database.work() as session:
        late = Builder(session).person("Gall", "Anne", known_as="A").id
    draft = new(late, terms_before=2)
    codes: list[str] = []
    for _ in range(2):
        with pytest.raises(ToConfirm) as asked:
            mandates.save(draft, frozenset(codes))
        codes.append(asked.value.code)
    assert codes == ["over_seats", "over_terms"]
    assert mandates.save(draft, frozenset(codes)) == 4


def test_an_imported_suppleant_of_nobody_opens_and_saves(
    mandates: MandateService, workspace: Workspace
) -> None:
    with workspace.database.work() as session:
        fatima, users = session.get_one(Person, FATIMA), session.get_one(Committee, 1)
        odd = Builder(session).mandate(fatima, users, date(2019, 1, 1), seat=SeatKind.SUBSTITUTE).id
    draft = mandates.draft(odd)
    mandates.save(replace(draft, ended_on=date(2026, 6, 30), end_reason=EndReason.MOVED))
    mandates.end(odd, date(2026, 5, 31), EndReason.RESIGNATION)
    assert mandates.draft(odd).end_reason is EndReason.RESIGNATION


def test_a_suppleant_stands_behind_a_titulaire(mandates: MandateService) -> None:
    saved = mandates.save(new(seat=SeatKind.SUBSTITUTE, substitute_for_id=MONIQUE))
    assert mandates.draft(saved).substitute_for_id == MONIQUE


def test_somebody_else_saved_it_meanwhile(mandates: MandateService) -> None:
    mine = mandates.draft(OF_LUC)
    mandates.save(replace(mine, terms_before=1))
    with pytest.raises(ChangedMeanwhile) as refused:
        mandates.save(replace(mine, office=Office.LEAD))
    assert refused.value.theirs == mandates.draft(OF_LUC)


def test_a_mandate_is_ended_with_its_reason(mandates: MandateService, workspace: Workspace) -> None:
    mandates.end(OF_LUC, date(2026, 9, 30), EndReason.MOVED)
    ended = mandates.draft(OF_LUC)
    assert (ended.ended_on, ended.end_reason) == (date(2026, 9, 30), EndReason.MOVED)
    assert workspace.last_act() == "Mandat terminé le 30/09/2026\u00a0: Luc Fournier."
    with pytest.raises(DomainError, match="finit avant de commencer") as refused:
        mandates.end(OF_LUC, date(2023, 12, 31), EndReason.MOVED)
    assert refused.value.field == "ended_on"
    workspace.undo()
    assert mandates.draft(OF_LUC).end_reason is None


def test_a_mandate_typed_by_mistake_goes_to_the_bin(mandates: MandateService, workspace: Workspace) -> None:
    mandates.delete(OF_LUC)
    (entry,) = rows(workspace, BinEntry)
    assert entry.said == "Luc Fournier, Comité des usagers"
    assert len(rows(workspace, Mandate)) == 1
    workspace.undo()
    assert mandates.draft(OF_LUC).person_id == LUC
    assert rows(workspace, BinEntry) == []


def test_what_lies_in_the_bin_comes_back(mandates: MandateService, workspace: Workspace) -> None:
    before = mandates.draft(OF_LUC)
    mandates.delete(OF_LUC)
    BinService(workspace).restore(rows(workspace, BinEntry)[0].id)
    assert replace(mandates.draft(OF_LUC), version=before.version) == before


def test_a_wave_is_renewed_in_one_act(mandates: MandateService, workspace: Workspace) -> None:
    wave = mandates.wave(1)
    assert (wave.committee, wave.on, wave.within_days) == ("Comité des usagers", TODAY, 90)
    assert [(line.first_name, line.next_end, line.over_terms) for line in wave.lines] == [
        ("Luc", date(2029, 12, 31), False),
        ("Monique", date(2029, 12, 31), False),
    ]
    done = mandates.renew(RenewalDraft(1, frozenset({OF_MONIQUE, OF_LUC})))
    assert done == 2
    assert workspace.last_act() == "2\u00a0mandats renouvelés\u00a0: Comité des usagers."
    made = rows(workspace, Mandate)[2:]
    assert {(one.person_id, one.office, one.started_on, one.ended_on) for one in made} == {
        (MONIQUE, Office.CHAIR, date(2027, 1, 1), date(2029, 12, 31)),
        (LUC, Office.MEMBER, date(2027, 1, 1), date(2029, 12, 31)),
    }
    assert mandates.wave(1).lines == ()
    workspace.undo()
    assert len(rows(workspace, Mandate)) == 2


def test_a_wave_may_end_on_one_day_and_asks_about_terms(
    mandates: MandateService, workspace: Workspace
) -> None:
    mandates.save(replace(mandates.draft(OF_LUC), terms_before=1))
    draft = RenewalDraft(1, frozenset({OF_MONIQUE, OF_LUC}), date(2028, 6, 30))
    with pytest.raises(ToConfirm, match="permis par les règles\u00a0: Luc Fournier") as asked:
        mandates.renew(draft)
    assert asked.value.code == "over_terms"
    mandates.renew(draft, frozenset({"over_terms"}))
    assert {one.ended_on for one in rows(workspace, Mandate)[2:]} == {date(2028, 6, 30)}


def test_a_renewal_that_cannot_be_changes_nothing(mandates: MandateService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make, users = Builder(session), session.get_one(Committee, 1)
        ends = date(2026, 12, 31)
        fatima = session.get_one(Person, FATIMA)
        behind = make.mandate(
            fatima, users, date(2024, 1, 1), ended_on=ends, seat=SeatKind.SUBSTITUTE, substitute_for_id=LUC
        ).id
    chosen = frozenset({OF_MONIQUE, behind})
    with pytest.raises(DomainError, match="Fatima Benali\u00a0: La personne suppléée n’est pas titulaire"):
        mandates.renew(RenewalDraft(1, chosen))
    assert len(rows(workspace, Mandate)) == 3
    assert mandates.renew(RenewalDraft(1, chosen | {OF_LUC})) == 3


def test_a_renewal_asks_what_a_mandate_asks(mandates: MandateService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make, users = Builder(session), session.get_one(Committee, 1)
        make.mandate(session.get_one(Person, FATIMA), users, date(2027, 1, 1), office=Office.CHAIR)
    draft = RenewalDraft(1, frozenset({OF_MONIQUE}))
    with pytest.raises(ToConfirm, match="Monique Hélias\u00a0: Fatima Benali préside déjà") as asked:
        mandates.renew(draft)
    assert (asked.value.code, asked.value.field) == ("second_chair", "mandates")
    assert mandates.renew(draft, frozenset({"second_chair"})) == 1


@pytest.mark.usefixtures("mandates")
@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_other_roles_read_and_do_not_write(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    theirs = MandateService(workspace_as(role))
    assert len(theirs.wave(1).lines) == 2
    assert theirs.blank(1).committee_id == 1
    for refused in (
        lambda: theirs.save(theirs.draft(1)),
        lambda: theirs.end(1, TODAY, EndReason.OTHER),
        lambda: theirs.delete(1),
        lambda: theirs.renew(RenewalDraft(1, frozenset({1}))),
    ):
        with pytest.raises(NotPermitted):
            refused()


def test_what_is_gone_is_said_to_be(mandates: MandateService, workspace: Workspace) -> None:
    for look in (
        lambda: mandates.draft(99),
        lambda: mandates.end(99, TODAY, EndReason.OTHER),
        lambda: mandates.delete(99),
        lambda: mandates.blank(99),
        lambda: mandates.wave(99),
        lambda: mandates.renew(RenewalDraft(99, frozenset({1}))),
    ):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            look()
    assert rows(workspace, Structure)[0].id == 1
