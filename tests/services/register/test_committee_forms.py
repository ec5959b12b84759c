"""Committees written: created, changed, their rules over time, closed, archived, deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from engagement_desktop.domain.entities import BinEntry, Committee, FormerRules, Mandate, Person, Structure
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, NotPermitted, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import EngagementLevel, InvolvementField, QuorumRule
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft, RulesDraft
from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.services.register.committees import CommitteeService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

TODAY = date(2026, 11, 22)
YES = frozenset({"mandates_in_force"})


@pytest.fixture
def committees(workspace: Workspace) -> CommitteeService:
    """A structure, its committee 1 with one member, and « Ancien », archived."""
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        users = make.committee(own, seats=10, created_on=date(2020, 1, 1))
        make.committee(own, "Ancien", kind="Comité de quartier", archived_on=date(2024, 1, 1))
        make.mandate(make.person(), users, date(2024, 1, 1))
    return CommitteeService(workspace)


def rows(workspace: Workspace, kind: Any) -> list[Any]:
    with workspace.read() as session:
        return list(session.scalars(select(kind).order_by(kind.id)))


def test_a_model_gives_a_committee_of_twelve_seats(committees: CommitteeService) -> None:
    draft = committees.blank("usagers-12")
    assert (draft.name, draft.kind, draft.structure_id) == ("Comité des usagers", "comité des usagers", 1)
    assert draft.rules.seats == draft.rules.seats_by_college.total == 12
    assert draft.rules.seats_by_college.held_by(Capacity.USER) == 6
    assert (draft.rules.quorum, draft.rules.notice_days) == (QuorumRule.HALF, 15)
    saved = committees.save(replace(draft, name="Comité du bourg"))
    assert committees.draft(saved).rules == draft.rules
    assert [model.title for model in committees.models()] == [
        "Comité d’usagers, 12 sièges",
        "Comité d’usagers, 8 sièges",
    ]


def test_a_blank_one_belongs_to_the_structure_of_the_dossier(committees: CommitteeService) -> None:
    assert committees.blank() == CommitteeDraft(structure_id=1)


def test_before_the_structure_a_committee_waits(workspace: Workspace) -> None:
    committees = CommitteeService(workspace)
    draft = replace(committees.blank("usagers-8"), created_on=date(2026, 1, 1))
    assert draft.structure_id is None
    with pytest.raises(DomainError, match="à quelle structure") as refused:
        committees.save(draft)
    assert refused.value.field == "structure_id"
    assert workspace.last_act() is None


def test_types_of_body_are_those_shipped_then_those_of_the_dossier(committees: CommitteeService) -> None:
    kinds = committees.kinds()
    assert kinds[0] == "comité des usagers"
    assert kinds[-1] == "Comité de quartier"
    assert len(kinds) == len(set(kinds)) == len(committees.bodies()) + 1
    cvs = next(body for body in committees.bodies() if "CVS" in body.name)
    assert "L311-6" in cvs.law
    assert "au moins deux représentants" in cvs.note


def test_what_is_written_is_read_again(committees: CommitteeService, workspace: Workspace) -> None:
    draft = replace(
        committees.blank(),
        name="  Groupe accès ",
        kind="groupe de travail",
        purpose="Accès aux soins",
        founding_act="Délibération",
        convention="Convention de 2025",
        level=EngagementLevel.COLLABORATION,
        fields=(InvolvementField.GOVERNANCE, InvolvementField.ACTIONS),
        rules=RulesDraft(seats=8, terms_most=2),
    )
    saved = committees.save(draft)
    read = committees.draft(saved)
    assert replace(read, id=None, version=None) == replace(draft, name="Groupe accès", code="GA")
    assert workspace.last_act() == "Comité enregistré\u00a0: Groupe accès."
    assert committees.page(ListQuery(search="acces")).rows[0].id == saved
    workspace.undo()
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        committees.draft(saved)


def test_faults_come_together_and_nothing_is_written(
    committees: CommitteeService, workspace: Workspace
) -> None:
    with pytest.raises(Faults) as refused:
        committees.save(CommitteeDraft(structure_id=99, rules=RulesDraft(seats=0)))
    assert [fault.field for fault in refused.value.faults] == ["name", "kind", "seats", "structure_id"]
    assert len(rows(workspace, Committee)) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("comite DES usagers", "Un comité de ce nom est déjà dans le dossier."),
        ("Ancien", "Un comité de ce nom est déjà dans le dossier, parmi les archives."),
    ],
)
def test_a_name_is_taken_once(committees: CommitteeService, name: str, said: str) -> None:
    with pytest.raises(DomainError) as refused:
        committees.save(replace(committees.blank("usagers-8"), name=name))
    assert (refused.value.sentence, refused.value.field) == (said, "name")


def test_a_name_may_change_its_accents(committees: CommitteeService) -> None:
    committees.save(replace(committees.draft(1), name="COMITÉ DES USAGERS"))
    assert committees.draft(1).name == "COMITÉ DES USAGERS"


def test_somebody_else_saved_it_meanwhile(committees: CommitteeService) -> None:
    mine = committees.draft(1)
    committees.save(replace(mine, purpose="La leur"))
    with pytest.raises(ChangedMeanwhile) as refused:
        committees.save(replace(mine, purpose="La mienne"))
    assert refused.value.theirs == committees.draft(1)
    assert committees.draft(1).purpose == "La leur"


def test_rules_that_change_from_a_day_leave_the_former_ones_to_their_days(
    committees: CommitteeService, workspace: Workspace
) -> None:
    draft = committees.draft(1)
    twelve = replace(draft.rules, seats=12)
    committees.save(replace(draft, rules=twelve, rules_from=date(2026, 1, 1)))
    assert committees.rules_on(1, date(2025, 12, 31)).seats == 10
    assert committees.rules_on(1, date(2026, 1, 1)).seats == 12
    assert [(one.since, one.until, one.rules.seats) for one in committees.rules_history(1)] == [
        (None, date(2025, 12, 31), 10),
        (date(2026, 1, 1), None, 12),
    ]
    workspace.undo()
    assert [one.rules.seats for one in committees.rules_history(1)] == [10]


def test_a_second_change_from_the_same_day_replaces_the_first(committees: CommitteeService) -> None:
    for seats in (12, 14):
        draft = committees.draft(1)
        committees.save(replace(draft, rules=replace(draft.rules, seats=seats), rules_from=date(2026, 1, 1)))
    assert [one.rules.seats for one in committees.rules_history(1)] == [10, 14]
    draft = committees.draft(1)
    with pytest.raises(DomainError, match="valent depuis le 01/01/2026") as refused:
        committees.save(replace(draft, rules=replace(draft.rules, seats=9), rules_from=date(2025, 12, 31)))
    assert refused.value.field == "rules_from"


def test_a_correction_of_rules_keeps_nothing(committees: CommitteeService, workspace: Workspace) -> None:
    draft = committees.draft(1)
    committees.save(replace(draft, rules=replace(draft.rules, seats=11)))
    same = committees.draft(1)
    committees.save(replace(same, purpose="Écouter", rules_from=date(2026, 5, 1)))
    assert committees.rules_on(1, date(2021, 1, 1)).seats == 11
    assert rows(workspace, FormerRules) == []


def test_lists_and_panes_tell_the_seats_of_the_day(committees: CommitteeService) -> None:
    draft = committees.draft(1)
    committees.save(replace(draft, rules=RulesDraft(), rules_from=date(2026, 1, 1)))
    for day, seats in ((date(2025, 12, 31), 10), (date(2026, 1, 1), None)):
        assert committees.detail(1, day).row.seats == seats
        page = committees.page(ListQuery(on=day, sort="seats"))
        assert [row.seats for row in page.rows] == [seats]


def test_what_an_import_left_odd_opens_and_saves(committees: CommitteeService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        odd = session.get_one(Committee, 1)
        odd.seats, odd.kind = 0, ""
        odd.created_on, odd.closed_on = date(2024, 1, 1), date(2023, 1, 1)
    committees.save(replace(committees.draft(1), purpose="Écouter"))
    assert committees.draft(1).purpose == "Écouter"
    with pytest.raises(DomainError) as refused:
        committees.save(replace(committees.draft(1), closed_on=date(2022, 1, 1)))
    assert refused.value.field == "closed_on"


def test_closing_asks_about_the_mandates_then_ends_them(
    committees: CommitteeService, workspace: Workspace
) -> None:
    with pytest.raises(ToConfirm, match=r"Monique Hélias\. Le terminer ce jour-là") as asked:
        committees.close(1, date(2026, 6, 30))
    assert asked.value.code == "mandates_in_force"
    committees.close(1, date(2026, 6, 30), YES)
    (mandate,) = rows(workspace, Mandate)
    assert (mandate.ended_on, mandate.end_reason) == (date(2026, 6, 30), EndReason.COMMITTEE_CLOSED)
    assert workspace.last_act() == "Comité fermé le 30/06/2026\u00a0: Comité des usagers."
    committees.reopen(1)
    assert committees.draft(1).closed_on is None
    assert rows(workspace, Mandate)[0].ended_on == date(2026, 6, 30)
    workspace.undo()
    workspace.undo()
    assert rows(workspace, Mandate)[0].ended_on is None


def test_closing_through_the_form_asks_the_same(committees: CommitteeService, workspace: Workspace) -> None:
    draft = replace(committees.draft(1), closed_on=date(2026, 6, 30))
    with pytest.raises(ToConfirm):
        committees.save(draft)
    committees.save(draft, YES)
    assert rows(workspace, Mandate)[0].end_reason is EndReason.COMMITTEE_CLOSED
    committees.save(replace(committees.draft(1), purpose="Clos"))


def test_a_committee_does_not_close_before_it_opens_nor_before_its_mandates(
    committees: CommitteeService,
) -> None:
    with pytest.raises(DomainError, match="ferme avant d’être créé"):
        committees.close(1, date(2019, 1, 1), YES)
    with pytest.raises(DomainError, match="commence le 01/01/2024, après la fermeture"):
        committees.close(1, date(2023, 1, 1), YES)


def test_a_committee_is_not_created_after_its_first_mandate(committees: CommitteeService) -> None:
    draft = committees.draft(1)
    with pytest.raises(DomainError, match="commence le 01/01/2024, avant cette création") as refused:
        committees.save(replace(draft, created_on=date(2024, 1, 2)))
    assert refused.value.field == "created_on"
    committees.save(replace(draft, created_on=date(2024, 1, 1)))
    committees.save(replace(committees.draft(1), created_on=None))


def test_an_archived_committee_leaves_the_lists_and_stays_in_the_past(
    committees: CommitteeService, workspace: Workspace
) -> None:
    with pytest.raises(ToConfirm):
        committees.archive(1)
    committees.archive(1, YES)
    assert committees.page(ListQuery()).rows == ()
    assert committees.draft(1).closed_on == TODAY
    assert committees.table(1, date(2025, 1, 1)).filled == 1
    assert committees.page(ListQuery(on=date(2025, 1, 1))).rows[0].id == 1
    assert committees.page(ListQuery(on=date(2019, 12, 31))).rows[0].name == "Ancien"
    archived = ListQuery(filters={"archived": "yes"})
    assert [row.name for row in committees.page(archived).rows] == ["Ancien", "Comité des usagers"]
    assert (committees.summary(archived).count, committees.summary(archived).total) == (2, 0)
    committees.bring_back(1)
    assert [row.closed_on for row in committees.page(ListQuery()).rows] == [TODAY]
    committees.archive(1)
    assert workspace.last_act() == "Comité archivé\u00a0: Comité des usagers."
    for _ in range(3):
        workspace.undo()
    assert committees.page(ListQuery()).rows[0].closed_on is None


def test_a_committee_on_which_nothing_leans_goes_to_the_bin(
    committees: CommitteeService, workspace: Workspace
) -> None:
    with pytest.raises(DomainError, match="a des mandats\u00a0: il ne peut pas être supprimé"):
        committees.delete(1)
    saved = committees.save(replace(committees.blank("usagers-8"), name="Par erreur"))
    draft = committees.draft(saved)
    committees.save(replace(draft, rules=RulesDraft(), rules_from=TODAY))
    committees.delete(saved)
    assert [entry.said for entry in rows(workspace, BinEntry)] == ["Par erreur"]
    assert rows(workspace, FormerRules) == []
    assert workspace.last_act() == "Comité mis à la corbeille\u00a0: Par erreur."
    workspace.undo()
    assert committees.rules_history(saved)[0].rules.seats == 8


def test_meetings_and_hours_hold_a_committee_too(committees: CommitteeService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make, own = Builder(session), session.get_one(Structure, 1)
        other = make.committee(own, "Autre").id
        make.meeting(session.get_one(Committee, other), date(2026, 3, 4))
        make.hours(session.get_one(Person, 1), own, date(2026, 3, 4), committee_id=other)
    with pytest.raises(DomainError, match="a des réunions et des heures"):
        committees.delete(other)


@pytest.mark.usefixtures("committees")
@pytest.mark.parametrize("role", [Role.TREASURY, Role.READING])
def test_other_roles_read_and_do_not_write(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    theirs = CommitteeService(workspace_as(role))
    assert theirs.draft(1).name == "Comité des usagers"
    assert theirs.table(1).filled == 1
    for refused in (
        lambda: theirs.save(theirs.draft(1)),
        lambda: theirs.close(1, TODAY),
        lambda: theirs.reopen(1),
        lambda: theirs.archive(1),
        lambda: theirs.bring_back(1),
        lambda: theirs.delete(1),
    ):
        with pytest.raises(NotPermitted):
            refused()


def test_a_committee_that_is_gone_is_said_to_be(committees: CommitteeService) -> None:
    for look in (
        lambda: committees.draft(99),
        lambda: committees.save(CommitteeDraft(id=99, name="X", kind="x", structure_id=1)),
        lambda: committees.rules_on(99, TODAY),
        lambda: committees.table(99),
        lambda: committees.close(99, TODAY),
        lambda: committees.delete(99),
    ):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            look()
