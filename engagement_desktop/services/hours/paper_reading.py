"""From what is asked to the words of a paper: everything is read in one session."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.papers import PaperKind, PaperText
from engagement_desktop.domain.hours.papers_checks import refuse_empty
from engagement_desktop.domain.hours.papers_drafts import PaperDraft, refuse_paper
from engagement_desktop.domain.hours.papers_facts import PaperFacts, PaperIssuer
from engagement_desktop.domain.register.letters_rows import LeftOut
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.french.paper_texts import paper_text
from engagement_desktop.french.paper_words import addressed
from engagement_desktop.storage.hours import papers as stored
from engagement_desktop.storage.hours.cec_papers import cec_told
from engagement_desktop.storage.hours.issued import agrees_to_be_named
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure

NO_CONSENT = "n’a pas accepté d’être nommée dans les documents publiés"
_NO_STRUCTURE = "Ce dossier n’a pas encore de structure. Créez-la ou importez un classeur, puis réessayez."
_WITH_CEC = frozenset({PaperKind.VOLUNTEERING, PaperKind.CEC, PaperKind.MISSION, PaperKind.VAE})
_WITH_HOURS = _WITH_CEC | {PaperKind.RECOMMENDATION}
_WITH_MISSIONS = frozenset({PaperKind.MISSION, PaperKind.VAE, PaperKind.RECOMMENDATION})
_WITH_TRAININGS = frozenset({PaperKind.MISSION, PaperKind.VAE, PaperKind.TRAINING})


def paper_told(session: Session, draft: PaperDraft, today: date) -> tuple[PaperText, tuple[LeftOut, ...]]:
    """The words of a paper, and who is left out of a list of contributors.

    Raises:
        DomainError: the draft is refused, somebody is gone, or there is nothing to tell.
    """
    refuse_paper(draft, today)
    facts, left_out = paper_facts(session, draft, today)
    refuse_empty(draft.kind, facts)
    return paper_text(draft, facts), left_out


def paper_facts(session: Session, draft: PaperDraft, today: date) -> tuple[PaperFacts, tuple[LeftOut, ...]]:
    """What the paper is written from.

    Raises:
        DomainError: the person or the structure is no longer in the dossier.
    """
    facts = PaperFacts(
        issuer=_issuer(session, draft), first_day=draft.first_day, last_day=draft.last_day, today=today
    )
    if draft.kind is PaperKind.CONTRIBUTORS:
        return _contributors(session, draft, facts)
    person = session.get(Person, draft.person_id or 0)
    if person is None:
        raise DomainError("Cette personne n’est plus dans le dossier.", "person_id")
    return _of_person(session, draft, person, facts), ()


def _of_person(session: Session, draft: PaperDraft, person: Person, facts: PaperFacts) -> PaperFacts:
    kind, first, last = draft.kind, draft.first_day, draft.last_day
    told = replace(
        facts,
        person=stored.paper_person(person),
        functions=stored.functions_held(session, person.id, first, last),
        since=stored.since_when(session, person.id),
    )
    if kind in _WITH_CEC:
        rates = rates_in_force(session)
        cec, of_year = cec_told(session, person.id, last.year, person.born_on, rates)
        told = replace(told, cec=cec, hours=of_year if kind is PaperKind.CEC else ())
    if kind in _WITH_HOURS - {PaperKind.CEC}:
        told = replace(told, hours=stored.hours_told(session, person.id, first, last, draft.structure_id))
    if kind in _WITH_MISSIONS:
        missions = stored.missions_told(session, person.id, first, last, draft.mission_id)
        told = replace(told, missions=missions)
    if kind in _WITH_TRAININGS:
        trainings = stored.trainings_told(session, person.id, first, last, draft.training_id)
        over = tuple(one for one in trainings if (one.ended_on or one.started_on) <= facts.today)
        told = replace(told, trainings=over)
    if kind is PaperKind.PRESENCE:
        functions = stored.functions_by_committee(session, person.id)
        meetings = stored.meetings_told(
            session, person.id, first, last, functions=functions, meeting_id=draft.meeting_id
        )
        told = replace(told, meetings=meetings)
    return told


def _contributors(
    session: Session, draft: PaperDraft, facts: PaperFacts
) -> tuple[PaperFacts, tuple[LeftOut, ...]]:
    """Only those who agreed are named; the others are counted."""
    if draft.people:
        found = [session.get(Person, each) for each in draft.people]
        people = [person for person in found if person is not None]
    else:
        people = stored.members_between(session, draft.committee_id or 0, draft.first_day, draft.last_day)
    agree = agrees_to_be_named(session, [person.id for person in people])
    told = [(person.id, stored.paper_person(person)) for person in people]
    left_out = tuple(LeftOut(one.name, NO_CONSENT) for key, one in told if key not in agree)
    names = tuple(addressed(one) for key, one in told if key in agree)
    return replace(facts, contributors=names, unnamed=len(left_out)), left_out


def _issuer(session: Session, draft: PaperDraft) -> PaperIssuer:
    asked = draft.structure_id
    structure = own_structure(session) if asked is None else session.get(Structure, asked)
    if structure is None:
        raise DomainError(_NO_STRUCTURE, "structure_id")
    return stored.issuer_of(session, structure)
