"""All that the minutes of one meeting say, in one reading of its rows."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.quorum import lost_spans, quorum_at
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, RollPart
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.minutes_facts import (
    ActionFact,
    AttendeeFact,
    DecisionFact,
    ElectorFact,
    ItemFact,
    MinutesFacts,
    PersonFact,
    ProposalFact,
    QuorumFact,
    StructureFact,
    VoteFact,
)
from engagement_desktop.domain.meetings.preparing.agenda import (
    DocumentUse,
    ItemKind,
    ItemState,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteElector
from engagement_desktop.domain.register.committees import Committee, QuorumRule
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.text import sort_key
from engagement_desktop.french.minutes_texts import STRUCTURE_KINDS, own_sentence
from engagement_desktop.storage.meetings.attending.live import chair_of, voting_rules
from engagement_desktop.storage.meetings.attending.roll import person_fact, roll_of
from engagement_desktop.storage.meetings.preparing.agenda import items_of

_KEPT_APART = (DocumentUse.SIGNED_MINUTES, DocumentUse.PROXY, DocumentUse.SIGN_IN_SHEET)
Named = Callable[[int | None], PersonFact | None]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of each item (None: of the meeting itself)."""

    votes: Mapping[int | None, list[VoteFact]]
    decisions: Mapping[int | None, list[DecisionFact]]
    actions: Mapping[int | None, list[ActionFact]]
    proposals: Mapping[int | None, list[ProposalFact]]
    documents: Mapping[int | None, list[str]]


def minutes_facts(session: Session, meeting: Meeting) -> MinutesFacts:
    """The facts as rows say them now."""
    roll = roll_of(session, meeting)
    named = _named(session, roll)
    rows = _rows(session, meeting, named)
    committee = session.get_one(Committee, meeting.committee_id)
    facts = MinutesFacts(
        meeting_id=meeting.id,
        number=meeting.number,
        structure=_structure(session, session.get_one(Structure, committee.structure_id)),
        committee=committee.name,
        committee_kind=committee.kind,
        title=meeting.title,
        held_on=meeting.held_on,
        called_minute=meeting.starts_minute,
        opened_minute=meeting.opened_minute,
        ends_minute=meeting.ends_minute,
        place=meeting.place,
        convoked_on=meeting.convoked_on,
        convoked_how=meeting.convoked_how,
        chair=named(chair_of(meeting, roll)),
        secretary=named(meeting.secretary_id),
        secrecy_minute=meeting.secrecy_minute,
        quorum=_quorum(session, meeting, roll),
        attendees=_attendees(meeting, roll, named),
        items=_items(session, meeting, rows, named),
        documents=tuple(rows.documents.get(None, ())),
        next_on=meeting.next_on,
        next_minute=meeting.next_minute,
    )
    if not facts.items:
        facts = replace(facts, written_agenda=meeting.agenda or "", written_decisions=meeting.decisions or "")
    return replace(
        facts,
        text_before=own_sentence(committee.minutes_opening, facts),
        text_after=own_sentence(committee.minutes_closing, facts),
    )


def not_noted(session: Session, meeting: Meeting) -> int:
    """How many titulaires of a meeting opened here nobody said anything of."""
    if meeting.opened_minute is None:
        return 0
    roll = roll_of(session, meeting)
    return sum(entry.part is RollPart.TITULAR and entry.status is None for entry in roll)


def item_spans(session: Session, meeting_id: int) -> dict[int, tuple[int, int | None]]:
    """From when to when each item was treated, for those whose hour is known."""
    return {
        item.id: (item.started_minute, item.ended_minute)
        for item in items_of(session, meeting_id)
        if item.started_minute is not None
    }


def _structure(session: Session, structure: Structure) -> StructureFact:
    logo = select(Attachment.digest).where(Attachment.id == structure.logo_id)
    town = f"{structure.postcode or ''} {structure.city or ''}".strip()
    return StructureFact(
        name=structure.name,
        kind_words=STRUCTURE_KINDS[structure.kind],
        address=", ".join(part for part in (structure.address, town) if part),
        siren=structure.siren,
        logo=session.execute(logo).scalar_one_or_none(),
    )


def _named(session: Session, roll: Roll) -> Named:
    """Looks people up by id, those of the roll without asking the file again."""
    known = {entry.id: entry.person for entry in roll}

    def named(person_id: int | None) -> PersonFact | None:
        if person_id is not None and person_id not in known:
            known[person_id] = person_fact(session.get_one(Person, person_id))
        return None if person_id is None else known[person_id]

    return named


def _quorum(session: Session, meeting: Meeting, roll: Roll) -> QuorumFact | None:
    rules = voting_rules(session, meeting)
    if rules.quorum is QuorumRule.NONE:
        return None
    opened = meeting.starts_minute if meeting.opened_minute is None else meeting.opened_minute
    state = quorum_at(roll, rules, opened, opened)
    return QuorumFact(
        rule=rules.quorum,
        in_office=state.in_office,
        needed=state.needed,
        at_opening=state.count,
        lost=lost_spans(roll, rules, opened, meeting.ends_minute),
    )


def _attendees(meeting: Meeting, roll: Roll, named: Named) -> tuple[AttendeeFact, ...]:
    """Who is told, by name: whoever has a word, and at a meeting opened here every titulaire."""
    found = []
    for entry in roll:
        status = entry.status
        if status is None and entry.part is RollPart.TITULAR and meeting.opened_minute is not None:
            status = AttendanceStatus.ABSENT
        if status is not None:
            found.append(_attendee(entry, status, named))
    return tuple(sorted(found, key=_by_name))


def _by_name(one: AttendeeFact) -> tuple[str, int]:
    return sort_key(one.person.last_name, one.person.first_name), one.person.id


def _attendee(entry: RollEntry, status: AttendanceStatus, named: Named) -> AttendeeFact:
    return AttendeeFact(
        person=entry.person,
        status=status,
        college=entry.college,
        office=entry.office,
        is_guest=entry.part is RollPart.GUEST,
        is_substitute=entry.part is RollPart.SUBSTITUTE,
        spans=tuple((span.arrived_minute, span.left_minute) for span in entry.spans),
        proxy_to=named(entry.proxy_to_id),
        stands_in_for=named(entry.stands_in_for_id),
    )


def _items(session: Session, meeting: Meeting, rows: _Rows, named: Named) -> tuple[ItemFact, ...]:
    """The items in order; rows of the meeting itself go with its last item, or stand in one of their own."""
    items = items_of(session, meeting.id)
    texts = _texts(session, [item.id for item in items])
    approved = _numbers(session, [item.approves_id for item in items if item.approves_id is not None])
    facts = [
        ItemFact(
            id=item.id,
            number=number,
            title=item.title,
            kind=item.kind,
            state=item.state,
            level=item.level,
            minutes=item.minutes,
            rapporteur=named(item.rapporteur_id),
            content=texts.get(item.id, ""),
            votes=tuple(rows.votes.get(item.id, ())),
            decisions=tuple(rows.decisions.get(item.id, ())),
            actions=tuple(rows.actions.get(item.id, ())),
            proposals=tuple(rows.proposals.get(item.id, ())),
            documents=tuple(rows.documents.get(item.id, ())),
            approves=None if item.approves_id is None else approved.get(item.approves_id),
        )
        for number, item in enumerate(items, 1)
    ]
    return tuple(_with_loose(facts, rows, {item.id for item in items}))


def _with_loose(facts: list[ItemFact], rows: _Rows, known: Collection[int]) -> list[ItemFact]:
    """Rows whose item is none of the paper's are told with the last one: nothing that happened is lost."""
    loose: dict[str, tuple[Any, ...]] = {
        name: tuple(fact for item, some in getattr(rows, name).items() if item not in known for fact in some)
        for name in ("votes", "decisions", "actions", "proposals")
    }
    if not any(loose.values()):
        return facts
    last = facts.pop() if facts else _other_business()
    return [*facts, replace(last, **{name: getattr(last, name) + some for name, some in loose.items()})]


def _other_business() -> ItemFact:
    return ItemFact(
        id=0,
        number=1,
        title="Questions diverses",
        kind=ItemKind.OTHER_BUSINESS,
        state=ItemState.TREATED,
        level=None,
        minutes=None,
        rapporteur=None,
        content="",
    )


def _texts(session: Session, ids: Collection[int]) -> dict[int, str]:
    found = session.execute(select(ItemText.item_id, ItemText.content).where(ItemText.item_id.in_(ids)))
    return {row.item_id: row.content for row in found}


def _numbers(session: Session, ids: Collection[int]) -> dict[int, str | None]:
    found = session.execute(select(Meeting.id, Meeting.number).where(Meeting.id.in_(ids)))
    return {row.id: row.number for row in found}


def _rows(session: Session, meeting: Meeting, named: Named) -> _Rows:
    decisions: dict[int | None, list[DecisionFact]] = defaultdict(list)
    for row in _of(session, Decision, meeting, Decision.number_sequence):
        fact = DecisionFact(
            id=row.id, number=row.number, wording=row.wording, level=row.level, vote_id=row.vote_id
        )
        decisions[row.item_id].append(fact)
    actions: dict[int | None, list[ActionFact]] = defaultdict(list)
    for row in _of(session, Action, meeting, Action.number_sequence):
        actions[row.item_id].append(
            ActionFact(
                id=row.id,
                number=row.number,
                wording=row.wording,
                owner=named(row.owner_id),
                due_on=row.due_on,
                state=row.state,
            )
        )
    proposals: dict[int | None, list[ProposalFact]] = defaultdict(list)
    for row in _of(session, Proposal, meeting, Proposal.id):
        proposals[row.item_id].append(ProposalFact(id=row.id, said=row.said, person=named(row.person_id)))
    return _Rows(
        votes=_votes(session, meeting, named),
        decisions=decisions,
        actions=actions,
        proposals=proposals,
        documents=_documents(session, meeting.id),
    )


def _of(session: Session, model: Any, meeting: Meeting, order: Any) -> list[Any]:
    return list(session.scalars(select(model).where(model.meeting_id == meeting.id).order_by(order)))


def _votes(session: Session, meeting: Meeting, named: Named) -> dict[int | None, list[VoteFact]]:
    electors: dict[int, list[ElectorFact]] = defaultdict(list)
    found = session.scalars(
        select(VoteElector)
        .join(Vote, Vote.id == VoteElector.vote_id)
        .where(Vote.meeting_id == meeting.id)
        .order_by(VoteElector.id)
    )
    for row in found:
        member, carried_by = named(row.member_id), named(row.carried_by_id)
        if member is not None and carried_by is not None:
            electors[row.vote_id].append(
                ElectorFact(
                    member=member,
                    carried_by=carried_by,
                    by=row.by,
                    took_part=row.took_part,
                    choice=row.choice,
                )
            )
    votes: dict[int | None, list[VoteFact]] = defaultdict(list)
    for vote in _of(session, Vote, meeting, Vote.id):
        votes[vote.item_id].append(_vote(vote, tuple(electors[vote.id])))
    return votes


def _vote(vote: Vote, electors: tuple[ElectorFact, ...]) -> VoteFact:
    return VoteFact(
        id=vote.id,
        subject=vote.subject,
        mode=vote.mode,
        at_minute=vote.at_minute,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        abstentions=vote.abstentions,
        blank=vote.blank,
        void=vote.void,
        result=vote.result,
        explanation=vote.explanation,
        electors=electors,
    )


def _documents(session: Session, meeting_id: int) -> dict[int | None, list[str]]:
    """Names of what was joined; signed papers, pouvoirs and sheets to sign are kept apart."""
    found = session.execute(
        select(MeetingDocument.item_id, Attachment.name)
        .join(Attachment, Attachment.id == MeetingDocument.attachment_id)
        .where(MeetingDocument.meeting_id == meeting_id, MeetingDocument.use.not_in(_KEPT_APART))
        .order_by(MeetingDocument.id)
    )
    documents: dict[int | None, list[str]] = defaultdict(list)
    for item_id, name in found:
        documents[item_id].append(name)
    return documents
