"""What applies to the dossier's own structure, by law and by its own answers."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.hours.cec import CecParameters
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.applicability import Applies, Standing, answer_faults, applies
from engagement_desktop.domain.register.applicability_answers import ApplicabilityAnswer, Matter
from engagement_desktop.domain.register.structures import Answer
from engagement_desktop.domain.text import clean
from engagement_desktop.french.labels import label
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.applicability import own_answers
from engagement_desktop.storage.register.law import shipped_law
from engagement_desktop.storage.register.structures import own_structure


class ApplicabilityService:
    """What a person asks and answers on « Ce qui s’applique »."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self) -> tuple[Applies, ...]:
        """Every matter, in the order of the page; none before the dossier has its structure."""
        with self._workspace.read() as session:
            return tuple(self._told(session).values())

    def of(self, matter: Matter) -> Applies:
        """One matter.

        Raises:
            DomainError: the dossier has no structure yet.
        """
        with self._workspace.read() as session:
            return self._one(session, matter)

    def answer(self, matter: Matter, answer: Answer, reason: str, source: str) -> None:
        """Keeps the structure's own answer where the law leaves a doubt (« à vérifier »).

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: the law answers already; the answer is neither yes nor no; the reason or the
                source is missing.
        """
        with self._workspace.act(Permission.STRUCTURE_WRITE, "answer applicability") as change:
            session, today = change.session, self._workspace.today()
            said = self._one(session, matter)
            raise_all(answer_faults(said, answer, reason, source))
            own = own_answers(session).get(matter)
            if own is None:
                own = ApplicabilityAnswer(matter=matter, answer=answer, reason="", decided_on=today)
                session.add(own)
            own.answer, own.decided_on = answer, today
            own.reason, own.source = clean(reason), clean(source)
            change.said = f"Réponse enregistrée\u00a0: {said.title}."

    def forget(self, matter: Matter) -> None:
        """Takes the structure's own answer back: what the law says is shown again.

        Raises:
            NotPermitted: the role may not.
            DomainError: the dossier has no structure yet.
        """
        with self._workspace.act(Permission.STRUCTURE_WRITE, "forget applicability") as change:
            said = self._one(change.session, matter)
            own = own_answers(change.session).get(matter)
            if own is not None:
                change.session.delete(own)
            change.said = f"Réponse effacée\u00a0: {said.title}."

    def _one(self, session: Session, matter: Matter) -> Applies:
        told = self._told(session)
        if matter not in told:
            raise DomainError("Ce dossier n’a pas encore de structure. Créez-la, puis réessayez.")
        return told[matter]

    def _told(self, session: Session) -> dict[Matter, Applies]:
        structure = own_structure(session)
        if structure is None:
            return {}
        parameters = CecParameters.of(self._workspace.today().year, rates_in_force(session))
        standing = Standing.of(structure, parameters)
        words = {"kind": label(structure.kind), "form": label(structure.legal_form)}
        law, own = shipped_law(), own_answers(session)
        return {matter: applies(matter, law, standing, words, own.get(matter)) for matter in Matter}
