"""The verbs on texts, decisions, actions, proposals and sentences: what each asks for, and how it is done."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.actions_drafts import ActionDraft, AskedNow
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal, ProposalState
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow, DecisionDraft
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import HeardNow, ProposalDraft
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.minuting.phrases_drafts import PhraseDraft
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, Phrase
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

P = Permission
LOGO = Path(__file__).parents[1] / "data" / "logo.png"
DAY = date(2026, 11, 22)
PLACE = TextPlace(item_id=1, before="Mots")
ACTION = ActionDraft(committee_id=1, asked_on=DAY, wording="Relire")
PROPOSAL = ProposalDraft(committee_id=1, made_on=DAY, said="Un banc")
ALL = ListQuery()
HERE = "follow_up"

DOORS: Mapping[str, tuple[Any, Permission, str]] = MappingProxyType(
    {
        "texts.write": (lambda w: w.application.texts.write(1, "Mots", None), P.MINUTES_WRITE, HERE),
        "texts.mark_vote": (lambda w: w.application.texts.mark_vote(PLACE, 1), P.MINUTES_WRITE, HERE),
        "decisions.decide": (
            lambda w: w.application.decisions.decide(PLACE, DecidedNow(wording="Oui")), P.MINUTES_WRITE, HERE,
        ),
        "decisions.save": (
            lambda w: w.application.decisions.save(DecisionDraft(id=1, version=1, wording="Non")),
            P.MINUTES_WRITE,
            HERE,
        ),
        "decisions.delete": (lambda w: w.application.decisions.delete(1), P.MINUTES_WRITE, HERE),
        "actions.ask": (
            lambda w: w.application.actions.ask(PLACE, AskedNow(wording="Relire")), P.MINUTES_WRITE, HERE,
        ),
        "actions.save": (lambda w: w.application.actions.save(ACTION), P.FOLLOW_UP_WRITE, HERE),
        "actions.close": (lambda w: w.application.actions.close(1), P.FOLLOW_UP_WRITE, HERE),
        "actions.join_proof": (lambda w: w.application.actions.join_proof(2, LOGO), P.FOLLOW_UP_WRITE, HERE),
        "actions.copy_proof": (
            lambda w: w.application.actions.copy_proof(1, w.file("preuve.png")), P.LETTER_MAKE, HERE,
        ),
        "actions.remove_proof": (lambda w: w.application.actions.remove_proof(1), P.FOLLOW_UP_WRITE, HERE),
        "actions.delete": (lambda w: w.application.actions.delete(1), P.FOLLOW_UP_WRITE, HERE),
        "proposals.hear": (
            lambda w: w.application.proposals.hear(PLACE, HeardNow(said="Un banc")), P.MINUTES_WRITE, HERE,
        ),
        "proposals.save": (lambda w: w.application.proposals.save(PROPOSAL), P.FOLLOW_UP_WRITE, HERE),
        "proposals.tell": (lambda w: w.application.proposals.tell(1), P.FOLLOW_UP_WRITE, HERE),
        "proposals.tick": (
            lambda w: w.application.proposals.tick(2, on_poster=True), P.FOLLOW_UP_WRITE, HERE,
        ),
        "proposals.delete": (lambda w: w.application.proposals.delete(1), P.FOLLOW_UP_WRITE, HERE),
        "phrases.save": (
            lambda w: w.application.phrases.save(PhraseDraft(title="A", text="B")), P.MINUTES_WRITE, HERE,
        ),
        "phrases.delete": (lambda w: w.application.phrases.delete(1), P.MINUTES_WRITE, HERE),
        "follow_up_papers.decisions": (
            lambda w: w.application.follow_up_papers.decisions(ALL, w.file("registre.pdf")),
            P.LETTER_MAKE,
            HERE,
        ),
        "follow_up_papers.actions": (
            lambda w: w.application.follow_up_papers.actions(ALL, w.file("actions.pdf")), P.LETTER_MAKE, HERE,
        ),
        "follow_up_papers.poster": (
            lambda w: w.application.follow_up_papers.poster(w.file("affiche.pdf")), P.LETTER_MAKE, HERE,
        ),
    }
)  # fmt: skip
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "texts.content": (1,),
        "decisions.detail": (1,),
        "decisions.draft": (1,),
        "actions.detail": (1,),
        "actions.draft": (1,),
        "actions.blank": (),
        "actions.late": (),
        "actions.of_person": (1,),
        "actions.owners": (1, "hel"),
        "actions.open_proof": (1,),
        "proposals.detail": (1,),
        "proposals.draft": (1,),
        "proposals.blank": (),
        "proposals.awaiting": (),
        "proposals.of_person": (1,),
        "phrases.draft": (1,),
        "phrases.blank": (),
        "phrases.offered": (1,),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "texts.write": ({"item_text"}, 1),
        "texts.mark_vote": ({"item_text"}, 1),
        "decisions.decide": ({"decision", "item_text", "number_series"}, 1),
        "decisions.save": ({"decision"}, 1),
        "decisions.delete": ({"decision", "bin_entry"}, 1),
        "actions.ask": ({"action", "item_text", "number_series"}, 1),
        "actions.save": ({"action", "number_series"}, 1),
        "actions.close": ({"action"}, 1),
        "actions.join_proof": ({"action"}, 1),
        "actions.copy_proof": (set(), 1),
        "actions.remove_proof": ({"action", "attachment"}, 1),
        "actions.delete": ({"action", "bin_entry"}, 1),
        "proposals.hear": ({"proposal", "item_text"}, 1),
        "proposals.save": ({"proposal"}, 1),
        "proposals.tell": ({"proposal"}, 1),
        "proposals.tick": ({"proposal"}, 1),
        "proposals.delete": ({"proposal", "bin_entry"}, 1),
        "phrases.save": ({"phrase"}, 1),
        "phrases.delete": ({"phrase", "bin_entry"}, 1),
        "follow_up_papers.decisions": (set(), 1),
        "follow_up_papers.actions": (set(), 1),
        "follow_up_papers.poster": (set(), 1),
    }
)
NEEDS = HERE


def prepare(make: Builder) -> None:
    """A meeting of today that is open, with one decision, two actions, two proposals and a sentence."""
    committee = make.committee(make.structure())
    person = make.person()
    make.mandate(person, committee, date(2025, 1, 1))
    meeting = make.meeting(committee, DAY, opened_minute=1085)
    make.attendance(meeting, person, AttendanceStatus.PRESENT)
    kept = Attachment(
        name="preuve.png",
        media_type="image/png",
        content=b"\x89PNG preuve",
        added_on=DAY,
        digest=digest_of(b"\x89PNG preuve"),
    )
    make.session.add_all([AgendaItem(meeting_id=meeting.id, position=1, title="Accueil"), kept])
    make.session.add(
        Attachment(
            name="logo.png",
            media_type="image/png",
            content=LOGO.read_bytes(),
            added_on=DAY,
            digest=digest_of(LOGO.read_bytes()),
        )
    )
    make.session.flush()
    numbered: dict[str, Any] = {"committee_id": committee.id, "number_year": 2020}
    make.session.add(Decision(**numbered, number="2020-01", number_sequence=1, decided_on=DAY, wording="Oui"))
    for at, proof in ((1, kept.id), (2, None)):
        make.session.add(
            Action(
                **numbered,
                number=f"2020-0{at}",
                number_sequence=at,
                asked_on=DAY,
                wording="Relire",
                proof_id=proof,
            )
        )
        make.session.flush()
    answered: dict[str, Any] = {"state": ProposalState.RETAINED, "answer": "C’est fait."}
    for ticked in (True, False):
        make.session.add(
            Proposal(committee_id=committee.id, made_on=DAY, said="Un banc", on_poster=ticked, **answered)
        )
        make.session.flush()
    make.session.add(Phrase(title="Mots", text="Bonjour"))
    make.session.flush()
