"""Actions: asked for in one act, followed until their end, late ones first."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, Faults, KnownProblem, ToConfirm
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.actions_drafts import DUE_BEFORE, ActionDraft, AskedNow
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionTiming
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.services.bin import BinService
from engagement_desktop.services.meetings.follow_up.actions import ActionService
from engagement_desktop.services.workspace import Workspace
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened

LOGO = Path(__file__).parents[3] / "data" / "logo.png"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


@pytest.fixture
def actions(workspace: Workspace) -> ActionService:
    return ActionService(workspace)


def outside(room: OpenMeeting, words: str = "Écrire à la mairie", **values: Any) -> ActionDraft:
    asked = ActionDraft(committee_id=room.committee, asked_on=date(2026, 10, 1), wording=words)
    return replace(asked, **values)


def ask(room: OpenMeeting, words: str = "Relire le livret", **values: Any) -> int:
    asked = replace(AskedNow(wording=words), **values)
    return ActionService(room.workspace).ask(room.place(), asked, frozenset({DUE_BEFORE})).row_id


def test_an_action_is_a_row_a_number_and_a_line_in_one_act(room: OpenMeeting, actions: ActionService) -> None:
    owner = room.people[0]
    asked = AskedNow(wording="Relire", owner_id=owner, due_on=TODAY + timedelta(days=7))
    placed = actions.ask(TextPlace(item_id=room.items[0], before="Mots"), asked)
    assert placed.number == "2026-01"
    assert placed.text.content == f"Mots\n::action {placed.row_id}::"
    detail = actions.detail(placed.row_id)
    assert (detail.row.owner, detail.row.asked_on, detail.item) == (
        "Monique Hélias",
        TODAY,
        "Accueil du samedi",
    )
    assert room.workspace.undo() == "Action inscrite\u00a0: 2026-01."
    assert actions.summary(ListQuery()).total == 0
    assert room.text().content == ""


def test_a_day_before_the_meeting_is_asked_and_kept_when_it_is_wanted(
    room: OpenMeeting, actions: ActionService
) -> None:
    asked = AskedNow(wording="Relire", due_on=YESTERDAY)
    with pytest.raises(ToConfirm) as question:
        actions.ask(room.place(), asked)
    assert room.text().content == ""
    placed = actions.ask(room.place(), asked, frozenset({question.value.code}))
    assert placed.number == "2026-01"
    assert actions.detail(placed.row_id).row.timing is ActionTiming.LATE


def test_an_owner_is_somebody_of_the_dossier(room: OpenMeeting, actions: ActionService) -> None:
    with pytest.raises(DomainError, match="n’est pas dans le dossier") as refused:
        actions.ask(room.place(), AskedNow(wording="Relire", owner_id=99))
    assert refused.value.field == "owner_id"
    with pytest.raises(Faults) as several:
        actions.save(outside(room, owner_id=99, decision_id=99, committee_id=99))
    fields = [fault.field for fault in several.value.faults]
    assert fields == ["committee_id", "owner_id", "decision_id"]


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("mo", ["Monique Hélias"]),
        ("HEL", ["Monique Hélias", "Hélène Martin"]),
        ("hel mar", ["Hélène Martin"]),
        ("goff", ["Yann Le Goff"]),
        ("zz", []),
        ("  ", []),
    ],
)
def test_the_first_letters_find_those_of_the_roll_first(
    room: OpenMeeting, actions: ActionService, letters: str, names: list[str]
) -> None:
    assert [one.name for one in actions.owners(room.meeting, letters)] == names


def test_an_action_is_added_outside_a_meeting(room: OpenMeeting, actions: ActionService) -> None:
    assert actions.blank() == ActionDraft(committee_id=room.committee, asked_on=TODAY)
    made = actions.save(outside(room, asked_on=date(2025, 3, 1)))
    assert actions.detail(made).row.number == "2025-01"
    draft = actions.draft(made)
    assert actions.save(replace(draft, wording="Téléphoner")) == made
    with pytest.raises(ChangedMeanwhile) as refused:
        actions.save(draft)
    assert refused.value.theirs == actions.draft(made)
    with pytest.raises(DomainError) as empty:
        actions.save(outside(room, words=" "))
    assert empty.value.field == "wording"
    with pytest.raises(ToConfirm):
        actions.save(outside(room, due_on=date(2026, 9, 1)))
    assert actions.save(outside(room, due_on=date(2026, 9, 1)), frozenset({DUE_BEFORE}))


def test_a_day_that_was_kept_is_not_asked_again(room: OpenMeeting, actions: ActionService) -> None:
    made = ask(room, due_on=YESTERDAY)
    draft = actions.draft(made)
    assert actions.save(replace(draft, comment="Vu")) == made


def test_one_gesture_closes_an_action_and_the_same_opens_it_again(
    room: OpenMeeting, actions: ActionService
) -> None:
    made = ask(room)
    actions.close(made)
    row = actions.detail(made).row
    assert (row.state, row.closed_on, room.workspace.last_act()) == (
        ActionState.DONE,
        TODAY,
        "Action faite\u00a0: 2026-01.",
    )
    actions.close(made)
    assert actions.detail(made).row.closed_on is None
    assert room.workspace.last_act() == "Action rouverte\u00a0: 2026-01."
    actions.close(made, ActionState.DROPPED)
    assert actions.detail(made).row.timing is ActionTiming.DROPPED
    assert room.workspace.undo() == "Action abandonnée\u00a0: 2026-01."


def test_late_ones_lead_the_list_and_the_home_page(room: OpenMeeting, actions: ActionService) -> None:
    later = ask(room, "Plus tard", due_on=TODAY + timedelta(days=3))
    some_day = ask(room, "Un jour")
    late = ask(room, "En retard", due_on=YESTERDAY)
    older = ask(room, "Plus en retard", due_on=date(2026, 1, 5))
    done = ask(room, "Faite", due_on=date(2025, 1, 5))
    actions.close(done)
    assert [row.id for row in actions.page(ListQuery()).rows] == [older, late, later, some_day, done]
    assert [row.id for row in actions.late()] == [older, late]
    summary = actions.summary(ListQuery())
    assert (summary.count, summary.total, summary.sums["late"]) == (5, 5, 2)
    chips = {chip.key: chip.count for chip in actions.chips(ListQuery())["timing"]}
    assert chips == {"late": 2, "to_do": 2, "done": 1, "dropped": 0}
    for key in ("number", "due", "owner", "committee", "state", "priority"):
        assert actions.page(ListQuery(sort=key)).rows


def test_the_list_is_searched_and_narrowed(room: OpenMeeting, actions: ActionService) -> None:
    mine, other = ask(room, "Le présentoir", owner_id=room.people[0]), ask(room, "La mairie")
    outside_id = actions.save(outside(room, asked_on=date(2025, 3, 1)))

    def found(**asked: Any) -> list[int]:
        return [row.id for row in actions.page(ListQuery(**asked)).rows]

    assert found(search="presentoir") == [mine]
    assert found(search="helias") == [mine]
    assert found(filters={"person": str(room.people[0])}) == [mine]
    assert found(filters={"meeting": str(room.meeting)}) == [mine, other]
    assert found(filters={"exercise": "2025"}) == [outside_id]
    assert found(filters={"timing": "done"}) == []
    assert [row.id for row in actions.of_person(room.people[0])] == [mine]
    actions.close(mine)
    assert actions.of_person(room.people[0], only_open=True) == ()


def test_a_proof_is_told_by_its_content_and_kept_once(
    room: OpenMeeting, actions: ActionService, tmp_path: Path
) -> None:
    made, other = ask(room), ask(room, "Autre")
    actions.join_proof(made, LOGO)
    actions.join_proof(made, LOGO)
    actions.join_proof(other, LOGO)
    assert actions.detail(made).proof_name == "logo.png"
    assert actions.detail(made).row.has_proof
    assert actions.open_proof(made).media_type == "image/png"
    copy = tmp_path / "copie.png"
    actions.copy_proof(made, copy)
    assert copy.read_bytes() == LOGO.read_bytes()
    actions.remove_proof(made)
    with pytest.raises(DomainError, match="Aucun fichier"):
        actions.remove_proof(made)
    with pytest.raises(DomainError, match="Aucun fichier"):
        actions.open_proof(made)
    with room.workspace.read() as session:
        assert session.query(Attachment).count() == 1
    actions.remove_proof(other)
    with room.workspace.read() as session:
        assert session.query(Attachment).count() == 0


def test_a_file_that_is_none_of_the_kinds_is_refused(
    room: OpenMeeting, actions: ActionService, tmp_path: Path
) -> None:
    made = ask(room)
    false, heavy = tmp_path / "faux.pdf", tmp_path / "lourd.pdf"
    false.write_bytes(b"MZ programme")
    with heavy.open("wb") as written:
        written.truncate(10_000_001)
    for path, said in ((false, "n’est pas un PDF"), (heavy, "dépasse 10")):
        with pytest.raises(DomainError, match=said):
            actions.join_proof(made, path)
    with pytest.raises(KnownProblem, match="ne peut pas être lu"):
        actions.join_proof(made, tmp_path / "absent.pdf")
    assert actions.detail(made).proof_id is None


def test_what_validated_minutes_say_keeps_its_words_and_goes_on_living(
    room: OpenMeeting, actions: ActionService
) -> None:
    made = ask(room)
    room.seal()
    draft = actions.draft(made)
    with pytest.raises(DomainError, match="Faites un rectificatif"):
        actions.save(replace(draft, wording="Autre chose"))
    with pytest.raises(DomainError, match="Faites un rectificatif"):
        actions.delete(made)
    assert actions.save(replace(draft, comment="Relancé"))
    actions.close(made)
    assert actions.detail(made).row.state is ActionState.DONE


def test_an_action_goes_to_the_bin_with_its_line_and_its_number(
    room: OpenMeeting, actions: ActionService
) -> None:
    made = ask(room)
    actions.delete(made)
    assert room.text().content == ""
    assert ask(room, "Autre")
    assert [row.number for row in actions.page(ListQuery()).rows] == ["2026-02"]
    BinService(room.workspace).restore(BinService(room.workspace).entries()[0].id)
    assert {row.number for row in actions.page(ListQuery()).rows} == {"2026-01", "2026-02"}


def test_what_is_gone_is_said_gone(actions: ActionService) -> None:
    for act in (actions.detail, actions.draft, actions.close, actions.delete, actions.open_proof):
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            act(99)
