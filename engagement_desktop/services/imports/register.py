"""Settles structures and committees, recognised by SIREN or name; the first structure is the dossier's."""

from typing import Any

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.imports.drafts import CommitteeDraft, StructureDraft
from engagement_desktop.domain.imports.said import ImportFault
from engagement_desktop.domain.register.committees import QuorumRule
from engagement_desktop.domain.register.identifiers import finess_warning, rna_warning
from engagement_desktop.domain.register.structures import Answer, LegalForm, MileageScale, StructureLink
from engagement_desktop.domain.text import fold
from engagement_desktop.services.imports.dossier import Row
from engagement_desktop.services.imports.settling import (
    Fate,
    References,
    RowChange,
    Settling,
    Unresolved,
    leads_to_refused,
)
from engagement_desktop.services.imports.sheets import COMMITTEES, STRUCTURES

_UNKNOWN_STRUCTURE = Unresolved(
    "Aucune structure de ce nom dans la feuille «\u00a0Structures\u00a0» ni dans le dossier."
)
_UNKNOWN_COMMITTEE = Unresolved(
    "Aucun comité de ce nom dans la feuille «\u00a0Comités\u00a0» ni dans le dossier."
)


class _ByName:
    """Ids by folded name; a name whose row is refused leads to that refusal."""

    def __init__(self, rows: tuple[Row, ...], sheet: str, unknown: Unresolved, *, broken: bool) -> None:
        self.ids = {row["name_key"]: row["id"] for row in rows}
        self.refused: set[str] = set()
        self._broken = leads_to_refused(sheet)
        self._unknown = self._broken if broken else unknown

    def find(self, key: str) -> int | Unresolved:
        if key in self.ids:
            return int(self.ids[key])
        return self._broken if key in self.refused else self._unknown


def settle_structures(work: Settling) -> None:
    """The dossier's own structure first, then those around it."""
    table = work.tables.structures
    names = _ByName(work.dossier.structures, STRUCTURES, _UNKNOWN_STRUCTURE, broken=table.broken)
    work.structure = References(names.find)
    own = work.dossier.own
    work.own_id = None if own is None else own["id"]
    seen_names: dict[str, int] = {}
    seen_sirens: dict[str, int] = {}
    met: dict[int, int] = {}
    for place, draft in enumerate(table.drafts):
        _check_structure(work, draft)
        _refuse_twice(work, draft, seen_names, seen_sirens)
        former = _own_met(work, draft) if place == 0 else _met(work, draft)
        if former is not None and met.setdefault(former["id"], draft.row) != draft.row:
            said = f"C’est la structure du dossier que dit déjà la ligne {met[former['id']]}."
            work.refuse(table, draft.row, "nom", said)
        if work.faults.is_refused(STRUCTURES, draft.row):
            names.refused.add(fold(draft.name or ""))
            continue
        row_id = _settle_structure(work, draft, former, is_own=place == 0)
        if row_id is None:
            continue
        names.ids[fold(draft.name or "")] = row_id
        work.own_id = row_id if place == 0 else work.own_id
    _block_without_own(work)


def _block_without_own(work: Settling) -> None:
    """Nothing can be written around a structure that is not there."""
    table = work.tables.structures
    if work.own_id is not None:
        return
    work.blocked = True
    if not table.drafts and not table.broken:
        message = (
            "Ce dossier n’a pas encore de structure. Ajoutez la feuille «\u00a0Structures\u00a0»\u00a0: "
            "sa première ligne est la vôtre."
        )
        work.faults.add(ImportFault(STRUCTURES, 1, "nom", "", message))


def _check_structure(work: Settling, draft: StructureDraft) -> None:
    table, row = work.tables.structures, draft.row
    if draft.declared_on is not None and draft.declared_on > work.today:
        work.refuse(table, row, "déclarée le", "Cette date est dans l’avenir. Corrigez-la.")
    if draft.rna and draft.legal_form is LegalForm.ASSOCIATION_ALSACE_MOSELLE:
        work.refuse(
            table, row, "RNA", "En Alsace-Moselle une association n’a pas de RNA. Laissez la case vide."
        )
    if draft.siren and draft.siret and not draft.siret.startswith(draft.siren):
        work.refuse(
            table, row, "SIRET", "Ce SIRET ne commence pas par le SIREN de la ligne. Corrigez l’un des deux."
        )
    if draft.finess and (said := finess_warning(draft.finess)):
        work.warn(table, row, "FINESS", said)
    if draft.rna and (said := rna_warning(draft.rna)):
        work.warn(table, row, "RNA", said)


def _refuse_twice(
    work: Settling, draft: StructureDraft, names: dict[str, int], sirens: dict[str, int]
) -> None:
    table = work.tables.structures
    if draft.name:
        first = names.setdefault(fold(draft.name), draft.row)
        if first != draft.row:
            work.refuse(table, draft.row, "nom", f"Cette structure est déjà à la ligne {first}.")
    if draft.siren:
        first = sirens.setdefault(draft.siren, draft.row)
        if first != draft.row:
            said = f"Ce SIREN est déjà celui de la ligne {first}. Pour un site, laissez la case vide."
            work.refuse(table, draft.row, "SIREN", said)


def _own_met(work: Settling, draft: StructureDraft) -> Row | None:
    """The dossier's own structure, which the first row must be."""
    own, table = work.dossier.own, work.tables.structures
    if own is None or work.faults.is_refused(STRUCTURES, draft.row):
        return own
    name = fold(draft.name or "")
    same_siren = draft.siren is not None and draft.siren == own["siren"]
    if any(row["name_key"] == name and row["id"] != own["id"] for row in work.dossier.structures):
        work.refuse(table, draft.row, "nom", "Une autre structure du dossier porte déjà ce nom.")
    elif not same_siren and name != own["name_key"] and not work.dossier.is_bare:
        said = (
            f"La première ligne est la structure du dossier, et celle-ci est «\u00a0{own['name']}\u00a0». "
            "Mettez-la en premier, ou ouvrez l’autre dossier."
        )
        work.refuse(table, draft.row, "nom", said)
    return own


def _met(work: Settling, draft: StructureDraft) -> Row | None:
    """The structure of the dossier of that SIREN, else of that name."""
    rows = work.dossier.structures
    name = fold(draft.name or "")
    by_siren = next((row for row in rows if draft.siren and row["siren"] == draft.siren), None)
    by_name = next((row for row in rows if row["name_key"] == name), None)
    found = by_siren or by_name
    if by_siren is not None and by_name is not None and by_siren["id"] != by_name["id"]:
        said = (
            f"Ce SIREN est dans le dossier celui de «\u00a0{by_siren['name']}\u00a0». Corrigez l’un des deux."
        )
        work.refuse(work.tables.structures, draft.row, "SIREN", said)
    if found is not None and found["link"] is StructureLink.OWN:
        said = "C’est la structure du dossier\u00a0: elle se met à la première ligne, une seule fois."
        work.refuse(work.tables.structures, draft.row, "nom", said)
    return found


def _settle_structure(
    work: Settling, draft: StructureDraft, former: Row | None, *, is_own: bool
) -> int | None:
    values = _structure_values(draft, is_own=is_own)
    if former is None:
        row_id = work.new_id("structure")
        work.inserts["structure"].append({"id": row_id, **_UNSAID, **values})
        work.fates[STRUCTURES][draft.row] = Fate.NEW
        return row_id
    pairs = [(_DRAFT_FIELDS.get(name, name), name, value) for name, value in values.items()]
    pairs = [pair for pair in pairs if pair[1] not in ("name_key", *(("link",) if is_own else ()))]
    if is_own and work.dossier.is_bare:
        _complete_own(work, draft, former, values)
    else:
        changed = work.settle_known(work.tables.structures, draft.row, "structure", former, pairs)
        if "name" in changed:
            last = work.changes[-1]
            values_now = {**last.values, "name_key": fold(draft.name or "")}
            work.changes[-1] = RowChange(last.table, last.row_id, values_now)
    return int(former["id"])


def _complete_own(work: Settling, draft: StructureDraft, former: Row, values: dict[str, Any]) -> None:
    """The record made when the dossier was created takes what the first row says."""
    kept = {"link"}
    if draft.art200 is None:
        kept.add("art200_all_activities")
    said = {
        name: value
        for name, value in values.items()
        if value is not None and name not in kept and _clear(former[name]) != _clear(value)
    }
    if said:
        work.changes.append(RowChange("structure", former["id"], said))
    work.fates[STRUCTURES][draft.row] = Fate.CHANGED if said else Fate.UNCHANGED


def _clear(value: Any) -> Any:
    return value.clear if isinstance(value, Sealed) else value


_DRAFT_FIELDS = {"art200_all_activities": "art200"}
_UNSAID = {"exercise_first_month": 1, "counts_travel": False, "mileage_scale": MileageScale.TAX}


def _structure_values(draft: StructureDraft, *, is_own: bool) -> dict[str, Any]:
    return {
        "name": draft.name,
        "name_key": fold(draft.name or ""),
        "kind": draft.kind,
        "legal_form": draft.legal_form,
        "link": StructureLink.OWN if is_own else draft.link or StructureLink.ASSOCIATION,
        "finess": draft.finess,
        "siren": draft.siren,
        "siret": draft.siret,
        "rna": draft.rna,
        "declared_on": draft.declared_on,
        "art200_all_activities": draft.art200 or Answer.UNKNOWN,
        "iban": None if draft.iban is None else Sealed(draft.iban),
        "account_holder": draft.account_holder,
        "address": draft.address,
        "postcode": draft.postcode,
        "city": draft.city,
    }


def settle_committees(work: Settling) -> None:
    """Committees by name; without structure, they are the dossier's own."""
    table = work.tables.committees
    names = _ByName(work.dossier.committees, COMMITTEES, _UNKNOWN_COMMITTEE, broken=table.broken)
    work.committee = References(names.find)
    known = {row["name_key"]: row for row in work.dossier.committees}
    seen: dict[str, int] = {}
    for draft in table.drafts:
        key = fold(draft.name or "")
        structure_id = work.refer(table, draft.row, "structure", draft.structure, work.structure)
        first = seen.setdefault(key, draft.row) if key else draft.row
        if first != draft.row:
            work.refuse(table, draft.row, "comité", f"Ce comité est déjà à la ligne {first}.")
            continue
        if draft.created_on and draft.closed_on and draft.closed_on < draft.created_on:
            work.refuse(
                table, draft.row, "clos le", "Le comité est clos avant d’être créé. Corrigez l’une des dates."
            )
        if work.faults.is_refused(COMMITTEES, draft.row):
            names.refused.add(key)
            continue
        names.ids[key] = _settle_committee(work, draft, known.get(key), structure_id or work.own_id)


def _settle_committee(
    work: Settling, draft: CommitteeDraft, former: Row | None, structure_id: int | None
) -> int:
    values = {
        "name": draft.name,
        "structure_id": structure_id,
        "kind": draft.kind,
        "created_on": draft.created_on,
        "closed_on": draft.closed_on,
        "seats": draft.seats,
        "quorum": draft.quorum or QuorumRule.NONE,
    }
    if former is None:
        row_id = work.new_id("committee")
        key = fold(draft.name or "")
        work.inserts["committee"].append({"id": row_id, **values, "name_key": key, "archived_on": None})
        work.fates[COMMITTEES][draft.row] = Fate.NEW
        return row_id
    pairs = [("structure" if name == "structure_id" else name, name, value) for name, value in values.items()]
    work.settle_known(work.tables.committees, draft.row, "committee", former, pairs)
    return int(former["id"])
