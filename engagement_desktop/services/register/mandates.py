"""Mandates, as the window writes them: one by one, ended, renewed together."""

from dataclasses import replace
from datetime import date

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.dated_rules import CommitteePast, rules_on
from engagement_desktop.domain.register.mandates import EndReason
from engagement_desktop.domain.register.mandates_drafts import (
    MandateDraft,
    RenewalDraft,
    RenewalWave,
    mandate_draft,
    write_mandate,
)
from engagement_desktop.domain.register.people_rows import RENEW_WITHIN_DAYS
from engagement_desktop.domain.register.renewals import wave_of
from engagement_desktop.domain.register.terms import end_of_term
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.register.mandate_writing import (
    around,
    keep,
    loaded,
    name_of,
    past_of,
    refuse,
    renew,
)
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register import held

NOTHING: frozenset[str] = frozenset()


class MandateService:
    """What a person does with mandates."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def draft(self, mandate_id: int) -> MandateDraft:
        """The mandate as its form opens it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return mandate_draft(loaded(session, mandate_id))

    def blank(self, committee_id: int, person_id: int | None = None) -> MandateDraft:
        """A new one that begins today (with the committee, when it is to come) and ends by its rules."""
        past = self._past(committee_id)
        started_on = max(self._workspace.today(), past.created_on or date.min)
        return MandateDraft(
            person_id=person_id,
            committee_id=committee_id,
            started_on=started_on,
            ended_on=_end_of_term(past, started_on),
        )

    def end_of_term(self, committee_id: int, started_on: date) -> date | None:
        """The last day of a mandate begun that day, by the rules in force then; None when they say none."""
        return _end_of_term(self._past(committee_id), started_on)

    def save(self, draft: MandateDraft, accepted: frozenset[str] = NOTHING) -> int:
        """Keeps it and returns its id.

        Raises:
            NotPermitted: the role may not.
            ToConfirm: unusual, not accepted yet: "second_chair", "over_seats" or "over_terms".
            ChangedMeanwhile: somebody saved it since.
            DomainError: refused; the sentence and the field say why.
        """
        verb = "create mandate" if draft.id is None else "change mandate"
        with self._workspace.act(Permission.MANDATE_WRITE, verb) as change:
            row = keep(change.session, draft, accepted)
            change.said = f"Mandat enregistré\u00a0: {name_of(change.session, row)}."
            return row.id

    def end(self, mandate_id: int, on: date, reason: EndReason) -> None:
        """Its last day and why; refused as the form would be."""
        with self._workspace.act(Permission.MANDATE_WRITE, "end mandate") as change:
            row = loaded(change.session, mandate_id)
            former = mandate_draft(row)
            ended = replace(former, ended_on=on, end_reason=reason)
            refuse(ended, former, around(change.session, ended))
            write_mandate(row, ended)
            change.said = f"Mandat terminé le {date_short(on)}\u00a0: {name_of(change.session, row)}."

    def delete(self, mandate_id: int) -> None:
        """To the bin: a mandate typed by mistake; one that took place is ended instead."""
        with self._workspace.act(Permission.MANDATE_WRITE, "delete mandate") as change:
            row = loaded(change.session, mandate_id)
            name, committee = name_of(change.session, row), past_of(change.session, row.committee_id).name
            change.said = f"Mandat mis à la corbeille\u00a0: {name}."
            put_away(self._workspace, change.session, BinKind.MANDATE, f"{name}, {committee}", row)

    def wave(self, committee_id: int, within_days: int = RENEW_WITHIN_DAYS) -> RenewalWave:
        """The mandates that end within so many days, or ended in the year before without a successor."""
        with self._workspace.read() as session:
            past, mandates = past_of(session, committee_id), held.of_committee(session, committee_id)
        return wave_of(past, mandates, self._workspace.today(), within_days)

    def renew(self, draft: RenewalDraft, accepted: frozenset[str] = NOTHING) -> int:
        """Renews the chosen ones in one act and returns how many.

        Raises:
            ToConfirm: some go over the number of terms ("over_terms"), or as `save` asks.
            DomainError: nothing is chosen, or a mandate chosen cannot be renewed.
        """
        with self._workspace.act(Permission.MANDATE_WRITE, "renew mandates") as change:
            past = past_of(change.session, draft.committee_id)
            done = renew(change.session, past, draft, self._workspace.today(), accepted)
            said = count(done, "mandat renouvelé", "mandats renouvelés")
            change.said = f"{said}\u00a0: {past.name}."
            return done

    def _past(self, committee_id: int) -> CommitteePast:
        with self._workspace.read() as session:
            return past_of(session, committee_id)


def _end_of_term(past: CommitteePast, started_on: date) -> date | None:
    return end_of_term(started_on, rules_on(past.rules, started_on).term_months)
