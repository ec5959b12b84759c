"""Settles people: recognised by identifiant, called elsewhere by it or by a name that one person bears."""

from collections import defaultdict
from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.imports.drafts import PersonDraft
from engagement_desktop.domain.imports.said import Decision, DoubtfulPair
from engagement_desktop.domain.text import fold, name_key, search_key, sort_key
from engagement_desktop.services.imports.dossier import Row, by
from engagement_desktop.services.imports.doubts import doubtful_pairs
from engagement_desktop.services.imports.settling import (
    Fate,
    References,
    RowChange,
    Settling,
    Unresolved,
    leads_to_refused,
)
from engagement_desktop.services.imports.sheets import PEOPLE
from engagement_desktop.services.imports.vehicles import Vehicles

_UNKNOWN = Unresolved(
    "Aucune personne de ce nom ou de cet identifiant dans la feuille «\u00a0Personnes\u00a0» "
    "ni dans le dossier."
)
_LEFT_OUT = "Laissée de côté par votre choix."


class Bearers:
    """Who bears each identifiant and each name, in the workbook and the dossier together."""

    def __init__(self, work: Settling) -> None:
        self.by_identifier: dict[str, int] = {}
        self.main_of: dict[int, str] = {}
        self.refused: set[int] = set()
        self.main_keys: set[str] = set()
        self._by_name: dict[str, set[int]] = defaultdict(set)
        self._broken = work.tables.people.broken
        for row in work.dossier.identifiers:
            self.by_identifier[row["value_key"]] = row["person_id"]
            if row["position"] == 0:
                self.main_of[row["person_id"]] = row["value"]
                self.main_keys.add(row["value_key"])
        for person in work.dossier.people.values():
            self.name(person["id"], person["last_name"], person["first_name"])

    def name(self, person_id: int, last_name: str | None, first_name: str | None) -> None:
        last, first = last_name or "", first_name or ""
        self._by_name[name_key(last, first)].add(person_id)
        self._by_name[name_key(first, last)].add(person_id)

    def rename(self, person: Row) -> None:
        """The name that the dossier gives goes, since the workbook brings another."""
        last, first = person["last_name"], person["first_name"]
        for key in (name_key(last, first), name_key(first, last)):
            self._by_name[key].discard(person["id"])

    def find(self, key: str) -> int | Unresolved:
        found = self.by_identifier.get(key)
        if found is None:
            bearers = self._by_name.get(key, set())
            if len(bearers) > 1:
                return Unresolved(self._several(bearers))
            found = next(iter(bearers), None)
        if found is None:
            return leads_to_refused(PEOPLE) if self._broken else _UNKNOWN
        return leads_to_refused(PEOPLE) if found in self.refused else found

    def _several(self, bearers: set[int]) -> str:
        identifiers = ", ".join(sorted(self.main_of.get(one, "?") for one in bearers))
        return f"Plusieurs personnes portent ce nom\u00a0: {identifiers}. Écrivez l’identifiant à la place."


def settle_people(work: Settling, vehicles: Vehicles) -> None:
    """Every person of the workbook, then the names by which the other sheets call them."""
    table = work.tables.people
    bearers = Bearers(work)
    work.person = References(bearers.find)
    work.doubts.extend(doubtful_pairs(work.tables.people.drafts, work.dossier, bearers.by_identifier))
    pairs = {pair.row: pair for pair in work.doubts}
    seen: dict[str, int] = {}
    placed: dict[int, int] = {}
    for draft in table.drafts:
        _check_person(work, draft, seen)
        person_id = _known_or_new(work, draft, bearers, pairs.get(draft.row), placed)
        placed[draft.row] = person_id
        former = work.dossier.people.get(person_id)
        is_main = fold(draft.identifier or "") in bearers.main_keys
        if former and is_main and work.options.update and not work.faults.is_refused(PEOPLE, draft.row):
            bearers.rename(former)
        bearers.name(person_id, draft.last_name, draft.first_name)
        if work.faults.is_refused(PEOPLE, draft.row) and person_id not in work.dossier.people:
            bearers.refused.add(person_id)
        elif not work.faults.is_refused(PEOPLE, draft.row):
            _settle_person(work, draft, person_id, bearers, pairs.get(draft.row), vehicles)


def _check_person(work: Settling, draft: PersonDraft, seen: dict[str, int]) -> None:
    table, row = work.tables.people, draft.row
    if draft.identifier:
        first = seen.setdefault(fold(draft.identifier), row)
        if first != row:
            said = f"Cet identifiant est déjà celui de la ligne {first}. Donnez-en un autre."
            work.refuse(table, row, "identifiant", said)
    if draft.born_on is not None and draft.born_on > work.today:
        work.refuse(table, row, "né(e) le", "Cette naissance est dans l’avenir. Corrigez l’année.")
    if work.options.choices.of(row) is Decision.LEAVE_OUT:
        work.refuse(table, row, "identifiant", _LEFT_OUT)


def _known_or_new(
    work: Settling, draft: PersonDraft, bearers: Bearers, pair: DoubtfulPair | None, placed: dict[int, int]
) -> int:
    """The person of that identifiant, the one that the decision names, else a new one."""
    key = fold(draft.identifier or "")
    if key in bearers.by_identifier and "identifiant" not in {
        fault.column for fault in work.faults.of(PEOPLE, draft.row)
    }:
        return bearers.by_identifier[key]
    person_id = None
    if pair is not None and work.options.choices.of(draft.row) is Decision.SAME:
        person_id = pair.other.person_id or placed.get(pair.other.row or 0)
    if person_id is None:
        person_id = work.new_id("person")
        bearers.main_of[person_id] = draft.identifier or "?"
    if key:
        bearers.by_identifier.setdefault(key, person_id)
    return person_id


def _settle_person(
    work: Settling,
    draft: PersonDraft,
    person_id: int,
    bearers: Bearers,
    pair: DoubtfulPair | None,
    vehicles: Vehicles,
) -> None:
    former = work.dossier.people.get(person_id)
    if pair is not None and work.options.choices.of(draft.row) is Decision.SAME:
        _join(work, draft, person_id, former)
    elif former is None:
        _add(work, draft, person_id, vehicles)
    elif fold(draft.identifier or "") in bearers.main_keys:
        _recognise(work, draft, former, vehicles)
    else:
        # Known by a second identifiant since two cards were joined: the card follows the first one.
        work.fates[PEOPLE][draft.row] = Fate.UNCHANGED


def _add(work: Settling, draft: PersonDraft, person_id: int, vehicles: Vehicles) -> None:
    values = _values(draft)
    found_by = search_key(draft.last_name, draft.first_name, draft.identifier, draft.city, draft.email)
    work.inserts["person"].append({"id": person_id, **values, "search_key": found_by, "archived_on": None})
    _insert_identifier(work, draft, person_id, 0)
    if draft.vehicle is not None:
        vehicles.give(person_id, draft.vehicle, draft.power, bool(draft.electric))
    work.fates[PEOPLE][draft.row] = Fate.NEW


def _insert_identifier(work: Settling, draft: PersonDraft, person_id: int, position: int) -> None:
    value = draft.identifier or ""
    work.inserts["person_identifier"].append(
        {
            "id": work.new_id("person_identifier"),
            "person_id": person_id,
            "value": value,
            "value_key": fold(value),
            "position": position,
        }
    )


def _join(work: Settling, draft: PersonDraft, person_id: int, former: Row | None) -> None:
    """The same person under another identifiant: it joins theirs, and empty boxes are filled."""
    known = by(work.dossier.identifiers, "person_id").get(person_id, [])
    added = [row for row in work.inserts["person_identifier"] if row["person_id"] == person_id]
    _insert_identifier(work, draft, person_id, len(known) + len(added))
    if former is not None:
        missing = {
            name: value
            for name, value in _values(draft).items()
            if value is not None and former[name] is None
        }
        merged = {**former, **missing}
        found_by = search_key(former["search_key"], draft.identifier, merged["city"], merged["email"])
        work.changes.append(RowChange("person", person_id, {**missing, "search_key": found_by}))
    work.fates[PEOPLE][draft.row] = Fate.CHANGED


def _recognise(work: Settling, draft: PersonDraft, former: Row, vehicles: Vehicles) -> None:
    table, row = work.tables.people, draft.row
    values = _values(draft)
    derived = {name: values.pop(name) for name in ("name_key", "sort_key")}
    changed = work.settle_known(
        table, row, "person", former, [(name, name, value) for name, value in values.items()]
    )
    if changed:
        card = {**former, **changed}
        identifiers = by(work.dossier.identifiers, "person_id")[former["id"]]
        known = [one["value"] for one in identifiers]
        derived["search_key"] = search_key(
            card["last_name"], card["first_name"], *known, card["city"], card["email"]
        )
        if not {"last_name", "first_name"} & set(changed):
            derived = {"search_key": derived["search_key"]}
        work.changes[-1] = RowChange("person", former["id"], {**changed, **derived})
    vehicles.compare(work, draft, former["id"])


def _values(draft: PersonDraft) -> dict[str, Any]:
    last, first = draft.last_name or "", draft.first_name or ""
    return {
        "last_name": last,
        "first_name": first,
        "name_key": name_key(last, first),
        "sort_key": sort_key(last, first),
        "capacity": draft.capacity,
        "civility": draft.civility,
        "born_on": draft.born_on,
        "email": draft.email,
        "phone": draft.phone,
        "address": draft.address,
        "postcode": draft.postcode,
        "city": draft.city,
        "iban": None if draft.iban is None else Sealed(draft.iban),
        "account_holder": draft.account_holder,
    }
