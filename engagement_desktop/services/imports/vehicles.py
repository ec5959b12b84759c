"""The vehicles of people during an import: known, usual, or to be written when a row needs them."""

from dataclasses import dataclass

from engagement_desktop.domain.imports.drafts import PersonDraft
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.imports.former import former_value
from engagement_desktop.services.imports.settling import OTHER_VALUE, Fate, RowChange, Settling
from engagement_desktop.services.imports.sheets import PEOPLE


@dataclass(frozen=True, slots=True)
class VehicleSpec:
    """What tells two vehicles of one person apart; a moped's power does not count."""

    kind: VehicleKind
    power: int | None
    electric: bool

    @classmethod
    def of(cls, kind: VehicleKind, power: int | None, electric: bool) -> "VehicleSpec":
        return cls(kind, None if kind is VehicleKind.MOPED else power, electric)


class Vehicles:
    """Every vehicle of the dossier and of the import."""

    def __init__(self, work: Settling) -> None:
        self._work = work
        self._ids: dict[tuple[int, VehicleSpec], int] = {}
        self._usual: dict[int, VehicleSpec] = {}
        self.specs: dict[int, VehicleSpec] = {}
        for row in work.dossier.vehicles:
            spec = VehicleSpec.of(row["kind"], row["power"], row["electric"])
            self._ids[row["person_id"], spec] = row["id"]
            self.specs[row["id"]] = spec
            if row["is_usual"]:
                self._usual[row["person_id"]] = spec

    def usual(self, person_id: int) -> VehicleSpec | None:
        """The one that a kilometres line takes when it names none."""
        return self._usual.get(person_id)

    def give(self, person_id: int, kind: VehicleKind, power: int | None, electric: bool) -> None:
        """The person's usual vehicle, as their row says."""
        self._usual[person_id] = spec = VehicleSpec.of(kind, power, electric)
        self.id_of(person_id, spec, is_usual=True)

    def id_of(self, person_id: int, spec: VehicleSpec, *, is_usual: bool = False) -> int:
        """The vehicle's id; it will be written if it is not known yet."""
        known = self._ids.get((person_id, spec))
        if known is not None:
            if is_usual and known < self._work.dossier.next_ids["vehicle"]:
                self._work.changes.append(RowChange("vehicle", known, {"is_usual": True}))
            return known
        row_id = self._ids[person_id, spec] = self._work.new_id("vehicle")
        self.specs[row_id] = spec
        self._work.inserts["vehicle"].append(
            {
                "id": row_id,
                "person_id": person_id,
                "kind": spec.kind,
                "power": spec.power,
                "electric": spec.electric,
                "is_usual": is_usual,
            }
        )
        return row_id

    def compare(self, work: Settling, draft: PersonDraft, person_id: int) -> None:
        """A known person's row says the same vehicle, or another one that is refused or taken over."""
        table = work.tables.people
        if "vehicle" not in table.fields:
            return
        said = None
        if draft.vehicle is not None:
            said = VehicleSpec.of(draft.vehicle, draft.power, bool(draft.electric))
        former = self._usual.get(person_id)
        if said == former:
            return
        if not work.options.update:
            for name in _different(said, former):
                if name in table.fields:
                    told = former_value(name, getattr(former, _SPEC_FIELDS[name], None))
                    work.refuse(table, draft.row, table.column_of(name), OTHER_VALUE.format(told))
            return
        if former is not None:
            work.changes.append(RowChange("vehicle", self._ids[person_id, former], {"is_usual": False}))
            del self._usual[person_id]
        if said is not None:
            self.give(person_id, said.kind, said.power, said.electric)
        work.fates[PEOPLE][draft.row] = Fate.CHANGED


_SPEC_FIELDS = {"vehicle": "kind", "power": "power", "electric": "electric"}


def _different(said: VehicleSpec | None, former: VehicleSpec | None) -> list[str]:
    if said is None or former is None:
        return ["vehicle"]
    return [name for name, field in _SPEC_FIELDS.items() if getattr(said, field) != getattr(former, field)]
