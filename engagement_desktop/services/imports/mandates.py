"""Settles mandates: one person does not hold one seat twice at a time."""

from collections import defaultdict
from datetime import date
from typing import Any

from engagement_desktop.domain.imports.drafts import MandateDraft
from engagement_desktop.french.formats import date_short
from engagement_desktop.services.imports.settling import Settling
from engagement_desktop.services.imports.sheets import MANDATES

_FAR = date.max
_COMPARED = {"ended_on": "ended_on", "substitute_for_id": "substitute_for"}

Seat = tuple[Any, ...]
Held = list[tuple[date, date, str]]


def settle_mandates(work: Settling) -> None:
    """Mandates by person, committee, office, seat and first day."""
    table = work.tables.mandates
    former = {
        (row["person_id"], row["committee_id"], row["office"], row["seat"], row["started_on"]): row
        for row in work.dossier.mandates
    }
    held = _held_elsewhere(work, former)
    for draft in table.drafts:
        person = work.refer(table, draft.row, "personne", draft.person, work.person)
        committee = work.refer(table, draft.row, "comité", draft.committee, work.committee)
        substitute_for = work.refer(table, draft.row, "suppléant de", draft.substitute_for, work.person)
        if draft.started_on and draft.ended_on and draft.ended_on < draft.started_on:
            said = "Le mandat finit avant de commencer. Corrigez l’une des dates."
            work.refuse(table, draft.row, "fin", said)
        if substitute_for is not None and substitute_for == person:
            work.refuse(table, draft.row, "suppléant de", "Une personne ne se supplée pas elle-même.")
        if work.faults.is_refused(MANDATES, draft.row) or draft.started_on is None:
            continue
        seat = (person, committee, draft.office, draft.seat)
        if _overlaps(work, draft, draft.started_on, held[seat]):
            continue
        held[seat].append((draft.started_on, draft.ended_on or _FAR, f"ligne {draft.row}"))
        values = {
            "person_id": person,
            "committee_id": committee,
            "office": draft.office,
            "seat": draft.seat,
            "started_on": draft.started_on,
            "ended_on": draft.ended_on,
            "substitute_for_id": substitute_for,
        }
        known = former.get((*seat, draft.started_on))
        work.settle(table, draft.row, "mandate", known, values, _COMPARED)


def _held_elsewhere(work: Settling, former: dict[Seat, Any]) -> dict[Seat, Held]:
    """The mandates of the dossier that the workbook does not name again."""
    named = {
        (
            work.person(draft.person),
            work.committee(draft.committee),
            draft.office,
            draft.seat,
            draft.started_on,
        )
        for draft in work.tables.mandates.drafts
        if draft.person and draft.committee
    }
    held: dict[Seat, Held] = defaultdict(list)
    for key, row in former.items():
        if key not in named:
            held[key[:4]].append((row["started_on"], row["ended_on"] or _FAR, "dans le dossier"))
    return held


def _overlaps(work: Settling, draft: MandateDraft, started_on: date, held: Held) -> bool:
    last = draft.ended_on or _FAR
    for first_day, last_day, where in held:
        if first_day <= last and started_on <= last_day:
            said = (
                "Ce mandat en recouvre un autre de la même personne, à la même fonction et au même siège "
                f"({where}, depuis le {date_short(first_day)}). Corrigez les dates."
            )
            work.refuse(work.tables.mandates, draft.row, "début", said)
            return True
    return False
