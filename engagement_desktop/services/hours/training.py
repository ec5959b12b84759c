"""The register of trainings: sessions, who came, what is missing for patient education."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.hours.training import TrainingPresence, TrainingSession
from engagement_desktop.domain.hours.training_drafts import (
    TrainingDraft,
    training_draft,
    training_faults,
    write_training,
)
from engagement_desktop.domain.hours.training_rows import EducationRecord, TrainingDetail, TrainingRow
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import whole_value
from engagement_desktop.domain.register.people import Person
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import training as storage
from engagement_desktop.storage.local_rates import rates_in_force

_RIGHT = Permission.TRAINING_WRITE
_GONE = "Cette formation n’est plus dans le dossier."
_ASKED = "training.patient_education_hours"
NOBODY: frozenset[str] = frozenset()


class TrainingService:
    """What a person does with trainings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[TrainingRow]:
        """Up to 200 trainings; filters `kind`, `exercise`, `person`."""
        with self._workspace.read() as session:
            return storage.trainings_page(session, query, after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many trainings the query keeps; sums: `minutes`, `cost`."""
        with self._workspace.read() as session:
            kept, minutes, cost, total = storage.trainings_sums(session, query)
        return ListSummary(kept, total, {"minutes": minutes, "cost": cost})

    def chips(self, query: ListQuery) -> Chips:
        """The families `kind` and `exercise`."""
        with self._workspace.read() as session:
            return chips_of(storage.trainings_facets(session, query)) | exercise_chips(session)

    def topics(self) -> tuple[str, ...]:
        """The usual topics, then those of the structure's own."""
        usual = storage.training_topics()
        with self._workspace.read() as session:
            return (*usual, *(topic for topic in storage.topics_used(session) if topic not in usual))

    def detail(self, training_id: int) -> TrainingDetail:
        """One training.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = storage.training_detail(session, training_id)
        if found is None:
            raise DomainError(_GONE)
        return found

    def patient_education(self) -> tuple[EducationRecord, ...]:
        """Who takes part in patient education, and what they miss of the hours asked; these come first."""
        today = self._workspace.today()
        with self._workspace.read() as session:
            asked = whole_value(rates_in_force(session)[_ASKED].on(today)) * 60
            return storage.education_records(session, asked, today)

    def blank(self) -> TrainingDraft:
        """A new training."""
        return TrainingDraft()

    def draft(self, training_id: int) -> TrainingDraft:
        """One training as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return _draft(session, _found(session, training_id))

    def save(self, draft: TrainingDraft, accepted: frozenset[str] = NOBODY) -> int:
        """Keeps a new training or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field.
            ChangedMeanwhile: somebody saved it since; `theirs` is a TrainingDraft.
        """
        del accepted
        with self._workspace.act(_RIGHT, "save training") as change:
            session = change.session
            training = None if draft.id is None else _found(session, draft.id)
            if training is not None and training.version != draft.version:
                raise ChangedMeanwhile(_draft(session, training))
            raise_all([*training_faults(draft), *_unknown(session, draft)])
            if training is None:
                training = _begun(draft)
            write_training(training, draft)
            session.add(training)
            session.flush()
            _write_presences(session, training, draft)
            change.said = f"Formation enregistrée\u00a0: {training.title}."
            return training.id

    def delete(self, training_id: int) -> None:
        """Puts a training into the bin, with who came.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone.
        """
        with self._workspace.act(_RIGHT, "delete training") as change:
            session = change.session
            training = _found(session, training_id)
            presences = storage.presences_of(session, training_id)
            change.said = f"Formation mise à la corbeille\u00a0: {training.title}."
            put_away(
                self._workspace,
                session,
                BinKind.TRAINING,
                f"Formation {training.title}",
                training,
                *presences,
            )


def _found(session: Session, training_id: int) -> TrainingSession:
    found = session.get(TrainingSession, training_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _draft(session: Session, training: TrainingSession) -> TrainingDraft:
    return training_draft(training, storage.presences_of(session, training.id))


def _begun(draft: TrainingDraft) -> TrainingSession:
    if draft.started_on is None or draft.minutes is None:
        raise DomainError("Cette formation n’est pas complète.", "title")
    return TrainingSession(title=draft.title, started_on=draft.started_on, minutes=draft.minutes)


def _unknown(session: Session, draft: TrainingDraft) -> Iterator[DomainError]:
    for one in draft.people:
        if one.person_id is not None and session.get(Person, one.person_id) is None:
            yield DomainError("Cette personne n’est plus dans le dossier.", "people")


def _write_presences(session: Session, training: TrainingSession, draft: TrainingDraft) -> None:
    """Those who are on the list stay or come; the others leave."""
    wanted = {one.person_id: one.minutes for one in draft.people if one.person_id is not None}
    for presence in storage.presences_of(session, training.id):
        if presence.person_id in wanted:
            presence.minutes = wanted.pop(presence.person_id)
        else:
            session.delete(presence)
    session.flush()
    for person_id, minutes in wanted.items():
        session.add(TrainingPresence(session_id=training.id, person_id=person_id, minutes=minutes))
