"""The register of decisions: numbered for ever, written with its line in one act."""

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_drafts import AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow, DecisionDraft
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import ProposalDraft
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.meetings.follow_up.actions import ActionService
from engagement_desktop.services.meetings.follow_up.decisions import DecisionService
from engagement_desktop.services.meetings.follow_up.proposals import ProposalService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


@pytest.fixture
def decisions(workspace: Workspace) -> DecisionService:
    return DecisionService(workspace)


def decide(room: OpenMeeting, words: str = "Ouvrir le samedi.", item: int = 0) -> int:
    return DecisionService(room.workspace).decide(room.place(item), DecidedNow(wording=words)).row_id


def numbers(decisions: DecisionService, query: ListQuery | None = None) -> list[str]:
    return [row.number for row in decisions.page(query or ListQuery()).rows]


def test_a_decision_is_a_row_a_number_and_a_line_in_one_act(
    room: OpenMeeting, decisions: DecisionService
) -> None:
    place = TextPlace(item_id=room.items[0], before="On en parle.", after="On passe à la suite.")
    placed = decisions.decide(place, DecidedNow(wording=" Ouvrir  le samedi. "))
    assert placed.number == "2026-01"
    assert placed.text.content == f"On en parle.\n::decision {placed.row_id}::\nOn passe à la suite."
    assert room.text() == placed.text
    with room.workspace.read() as session:
        row = session.get_one(Decision, placed.row_id)
        assert (row.wording, row.decided_on, row.meeting_id) == ("Ouvrir le samedi.", TODAY, room.meeting)
        assert (row.level, row.decided_minute) == (EngagementLevel.CONSULTATION, 11 * 60 + 30)
    assert room.workspace.undo() == "Décision inscrite\u00a0: 2026-01."
    assert room.text().content == ""
    assert numbers(decisions) == []


def test_nothing_is_written_when_the_text_changed_meanwhile(
    room: OpenMeeting, decisions: DecisionService
) -> None:
    decide(room)
    late = TextPlace(item_id=room.items[0], before="Sur un texte ancien")
    with pytest.raises(ChangedMeanwhile):
        decisions.decide(late, DecidedNow(wording="Encore"))
    assert numbers(decisions) == ["2026-01"]
    assert decide(room, "Encore")
    assert numbers(decisions) == ["2026-02", "2026-01"]


def test_a_decision_without_words_takes_no_number(room: OpenMeeting, decisions: DecisionService) -> None:
    with pytest.raises(DomainError, match="en une phrase"):
        decisions.decide(room.place(), DecidedNow(wording=" \n"))
    decide(room)
    assert numbers(decisions) == ["2026-01"]


def test_a_number_is_never_given_again(room: OpenMeeting, decisions: DecisionService) -> None:
    first, second = decide(room), decide(room, "Fermer le lundi.")
    decisions.delete(second)
    assert room.text().content == f"::decision {first}::"
    assert decide(room, "Encore")
    assert numbers(decisions) == ["2026-03", "2026-01"]
    entry = BinService(room.workspace).entries()[0]
    assert entry.said == "Décision 2026-02"
    BinService(room.workspace).restore(entry.id)
    assert numbers(decisions, ListQuery(sort="number")) == ["2026-01", "2026-02", "2026-03"]


def test_a_decision_that_has_a_suite_stays(room: OpenMeeting, decisions: DecisionService) -> None:
    decided = decide(room)
    asked = AskedNow(wording="Écrire", decision_id=decided)
    ActionService(room.workspace).ask(room.place(1), asked)
    heard = ProposalDraft(committee_id=room.committee, made_on=TODAY, said="Le samedi", decision_id=decided)
    ProposalService(room.workspace).save(heard)
    with pytest.raises(DomainError, match="1\u00a0action et 1\u00a0proposition"):
        decisions.delete(decided)
    detail = decisions.detail(decided)
    assert [action[1] for action in detail.actions] == ["2026-01"]
    assert (detail.row.actions, detail.row.open_actions, detail.row.item) == (1, 1, "Accueil du samedi")


def test_words_and_level_are_mended_until_the_minutes_are_validated(
    room: OpenMeeting, decisions: DecisionService
) -> None:
    decided = decide(room)
    draft = decisions.draft(decided)
    said = DecisionDraft(id=decided, version=draft.version, wording="Mieux dit.", level=None)
    assert decisions.save(said) == decided
    assert decisions.detail(decided).row.wording == "Mieux dit."
    with pytest.raises(ChangedMeanwhile) as refused:
        decisions.save(draft)
    assert refused.value.theirs == decisions.draft(decided)
    with pytest.raises((DomainError, Faults)) as empty:
        decisions.save(DecisionDraft(id=decided, version=decisions.draft(decided).version))
    assert empty.value.field == "wording"
    with pytest.raises(DomainError, match="se prend en réunion"):
        decisions.save(DecisionDraft(wording="Sans réunion"))
    room.seal()
    assert decisions.detail(decided).is_sealed


def test_a_meeting_closed_already_follows_its_decisions(
    room: OpenMeeting, decisions: DecisionService
) -> None:
    first, second = decide(room), decide(room, "Relire.")
    room.change(closed_at=room.workspace.now(), decisions="Ouvrir le samedi.\nRelire.")
    draft = decisions.draft(first)
    decisions.save(DecisionDraft(id=first, version=draft.version, wording="Ouvrir deux samedis."))
    with room.workspace.read() as session:
        assert session.get_one(Meeting, room.meeting).decisions == "Ouvrir deux samedis.\nRelire."
    decisions.delete(second)
    with room.workspace.read() as session:
        assert session.get_one(Meeting, room.meeting).decisions == "Ouvrir deux samedis."


def test_the_register_is_searched_and_narrowed_across_bodies(
    room: OpenMeeting, decisions: DecisionService
) -> None:
    first = decide(room, "L’éclairage du parking est demandé.")
    decide(room, "Le livret est relu.")
    assert "committee" not in decisions.chips(ListQuery())
    with room.workspace.database.work() as session:
        make = Builder(session)
        other = make.committee(make.association(), "Bureau", code="BU")
        session.add(
            Decision(
                committee_id=other.id,
                number="BU-2025-01",
                number_year=2025,
                number_sequence=1,
                decided_on=TODAY.replace(year=2025),
                wording="Reprise d’un ancien registre",
                level=EngagementLevel.PARTNERSHIP,
            )
        )
        session.flush()
        other_id = other.id
    assert numbers(decisions) == ["2026-02", "2026-01", "BU-2025-01"]
    assert [row.id for row in decisions.page(ListQuery(search="eclairage")).rows] == [first]
    assert numbers(decisions, ListQuery(search="bu-2025")) == ["BU-2025-01"]
    for filters in ({"committee": str(other_id)}, {"exercise": "2025"}, {"level": "partnership"}):
        assert numbers(decisions, ListQuery(filters=filters)) == ["BU-2025-01"]
    assert numbers(decisions, ListQuery(filters={"meeting": str(room.meeting)})) == ["2026-02", "2026-01"]
    assert numbers(decisions, ListQuery(sort="number")) == ["BU-2025-01", "2026-01", "2026-02"]
    summary = decisions.summary(ListQuery(search="livret"))
    assert (summary.count, summary.total) == (1, 3)
    chips = decisions.chips(ListQuery())
    assert [(chip.label, chip.count) for chip in chips["committee"]] == [
        ("Bureau", 1),
        ("Comité des usagers", 2),
    ]
    assert {chip.key: chip.count for chip in chips["level"]}["consultation"] == 2


def test_what_is_gone_is_said_gone(decisions: DecisionService) -> None:
    for act in (decisions.detail, decisions.draft, decisions.delete):
        with pytest.raises(DomainError, match="n’est plus au registre"):
            act(99)
