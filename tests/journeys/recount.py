"""The yearly figures counted again from bare rows, by someone who read the contract and not the program."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Row = dict[str, Any]
Dump = dict[str, list[Row]]

COLLEGES = {
    "user": "usager",
    "relative": "proche",
    "carer": "aidant",
    "association_representative": "représentant associatif",
    "resident": "habitant",
    "professional": "professionnel",
    "elected": "élu",
}
MISSIONS = {
    "peers": "pairs",
    "patient_education": "ETP",
    "support": "accompagnement",
    "training": "formation",
    "research": "recherche",
    "ethics": "éthique",
    "representation": "représentation",
}
NATURES = (
    "kilometres", "train", "public_transport", "taxi", "toll", "parking", "meal", "lodging", "training",
    "human_assistance", "childcare", "supplies", "other",
)  # fmt: skip
STATUSES = ["draft", "submitted", "approved", "refused", "reimbursed", "waived"]
COUNTED = {"approved", "reimbursed", "waived"}
RAISING = COUNTED | {"submitted"}
# Journal officiel: hourly minimum wage, in cents, from its first day.
WAGES = (("2024-01-01", 1165), ("2024-11-01", 1188), ("2026-01-01", 1202), ("2026-06-01", 1231))
# Arrêté du 27 mars 2023: car, by fiscal power: euros a km to 5,000; to 20,000 with its constant; beyond.
CAR = {
    3: ("0.529", "0.316", 1065, "0.370"),
    4: ("0.606", "0.340", 1330, "0.407"),
    5: ("0.636", "0.357", 1395, "0.427"),
    6: ("0.665", "0.374", 1457, "0.447"),
    7: ("0.697", "0.394", 1515, "0.470"),
}
# The same for motorcycles, to 3,000 and 6,000 km, and for mopeds.
MOTORCYCLE = {
    2: ("0.395", "0.099", 891, "0.248"),
    5: ("0.468", "0.082", 1158, "0.275"),
    99: ("0.606", "0.079", 1583, "0.343"),
}
MOPED = ("0.315", "0.079", 711, "0.198")


@dataclass(frozen=True)
class Year:
    """An exercise, by its first and last day as they are written."""

    start: str
    end: str

    def holds(self, day: str | None) -> bool:
        return day is not None and self.start <= day <= self.end


def half_up(amount: Fraction) -> int:
    """To the whole, a half away from zero upwards."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def figures(dump: Dump, year: Year) -> dict[str, Any]:
    """The contract's section 3, the CEC apart."""
    own = next(row for row in dump["structure"] if row["link"] == "own")
    hours = counted_hours(dump, year, travel=bool(own["counts_travel"]))
    return {
        "committees": [_committee(dump, year, one) for one in sorted(_existing(dump, year), key=_key)],
        "people": {"engaged": len(_engaged(dump, year, hours))},
        "meetings": _meetings(dump, _dated(dump["meeting"], "held_on", year)),
        "hours": _hours(hours, year),
        "expenses": _expenses(dump, year),
    }


def counted_hours(dump: Dump, year: Year, *, travel: bool) -> list[Row]:
    return [
        row
        for row in dump["hours_entry"]
        if year.holds(row["done_on"]) and row["state"] == "validated" and (travel or row["kind"] != "travel")
    ]


def _key(row: Row) -> str:
    return str(row["name_key"])


def _dated(rows: Iterable[Row], field: str, year: Year) -> list[Row]:
    return [row for row in rows if year.holds(row[field])]


def _existing(dump: Dump, year: Year) -> list[Row]:
    return [
        row
        for row in dump["committee"]
        if (row["created_on"] or "0") <= year.end and (row["closed_on"] or "9999") >= year.start
    ]


def _committee(dump: Dump, year: Year, committee: Row) -> dict[str, Any]:
    college = {row["id"]: row["capacity"] for row in dump["person"]}
    theirs = [row for row in dump["mandate"] if row["committee_id"] == committee["id"]]
    members = {
        row["person_id"]
        for row in theirs
        if row["seat"] == "titular"
        and row["office"] != "guest"
        and row["started_on"] <= year.end <= (row["ended_on"] or "9999")
    }
    colleges: dict[str, int] = defaultdict(int)
    for member in members:
        colleges[COLLEGES[college[member]]] += 1
    met = [row for row in _dated(dump["meeting"], "held_on", year) if row["committee_id"] == committee["id"]]
    told = _meetings(dump, met)
    return {
        "name": committee["name"],
        "members": len(members),
        "by_college": dict(colleges),
        "mandates_started": len(_dated(theirs, "started_on", year)),
        "mandates_ended": len(_dated(theirs, "ended_on", year)),
        "meetings_held": told["held"],
        "meetings_cancelled": told["cancelled"],
        "attended": told["attended"],
        "expected": told["expected"],
    }


def _meetings(dump: Dump, met: list[Row]) -> dict[str, int]:
    held = {row["id"]: row for row in met if row["status"] == "held"}
    seen = [row for row in dump["attendance"] if row["meeting_id"] in held]
    return {
        "held": len(held),
        "planned": sum(row["status"] == "planned" for row in met),
        "cancelled": sum(row["status"] == "cancelled" for row in met),
        "minutes": sum(
            row["ends_minute"] - row["starts_minute"]
            for row in held.values()
            if row["ends_minute"] is not None
        ),
        "attended": sum(row["status"] in {"present", "remote"} for row in seen),
        "expected": len(seen),
    }


def _engaged(dump: Dump, year: Year, hours: list[Row]) -> set[int]:
    held = {row["id"] for row in _dated(dump["meeting"], "held_on", year) if row["status"] == "held"}
    claims = {row["id"]: row["person_id"] for row in dump["expense_claim"]}
    return {
        *(row["person_id"] for row in hours),
        *(claims[row["claim_id"]] for row in _dated(dump["expense_line"], "spent_on", year)),
        *(
            row["person_id"]
            for row in dump["attendance"]
            if row["meeting_id"] in held and row["status"] in {"present", "remote"}
        ),
    }


def _hours(hours: list[Row], year: Year) -> dict[str, Any]:
    given = [row for row in hours if row["nature"] == "volunteer"]
    first = int(year.start[5:7])
    by_month = [0] * 12
    for row in given:
        by_month[(int(row["done_on"][5:7]) - first) % 12] += row["minutes"]
    return {
        "volunteer_minutes": sum(row["minutes"] for row in given),
        "indemnified_minutes": sum(row["minutes"] for row in hours if row["nature"] == "indemnified"),
        "paid_minutes": sum(row["minutes"] for row in hours if row["nature"] == "paid"),
        "by_mission": {
            said: sum(row["minutes"] for row in given if row["family"] == kept)
            for kept, said in MISSIONS.items()
        },
        "by_month": by_month,
        "valuation_cents": _value(given),
    }


def _value(given: list[Row]) -> int:
    minutes: dict[tuple[int, int], int] = defaultdict(int)
    for row in given:
        wage = [cents for day, cents in WAGES if day <= row["done_on"]][-1]
        minutes[row["person_id"], wage] += row["minutes"]
    return sum(half_up(Fraction(total * wage, 60)) for (_, wage), total in minutes.items())


def _expenses(dump: Dump, year: Year) -> dict[str, Any]:
    status = {row["id"]: row["status"] for row in dump["expense_claim"]}
    lines = _dated(dump["expense_line"], "spent_on", year)
    kept = [row for row in lines if status[row["claim_id"]] in COUNTED]
    hundredths = sum(row["km_hundredths"] or 0 for row in kept)
    whole, rest = divmod(hundredths, 100)
    return {
        "lines": len(lines),
        "km": f"{whole}.{rest:02}".rstrip("0").rstrip("."),
        "by_status": {
            one: sum(row["amount"] for row in lines if status[row["claim_id"]] == one) for one in STATUSES
        },
        "by_nature": {one: sum(row["amount"] for row in kept if row["nature"] == one) for one in NATURES},
    }


def mileage(dump: Dump) -> dict[int, int]:
    """What each kilometres line that raises the scale must cost, in cents, by its id."""
    status = {row["id"]: row["status"] for row in dump["expense_claim"]}
    vehicles = {row["id"]: row for row in dump["vehicle"]}
    driven: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in dump["expense_line"]:
        if row["vehicle_id"] is not None and status[row["claim_id"]] in RAISING:
            driven[row["vehicle_id"], row["spent_on"][:4]].append(row)
    costs = {}
    for (vehicle, _), lines in driven.items():
        before = 0
        for row in sorted(lines, key=lambda one: (one["spent_on"], one["id"])):
            after = before + row["km_hundredths"]
            costs[row["id"]] = scale(vehicles[vehicle], after) - scale(vehicles[vehicle], before)
            before = after
    return costs


def scale(vehicle: Row, hundredths: int) -> int:
    """What the tax scale gives for a year's distance, in cents; an electric one is worth a fifth more."""
    first, second = (500_000, 2_000_000) if vehicle["kind"] == "car" else (300_000, 600_000)
    near, middle, constant, far = _row(vehicle)
    if hundredths <= first:
        euros = Fraction(near) * hundredths
    elif hundredths <= second:
        euros = Fraction(middle) * hundredths + constant * 100
    else:
        euros = Fraction(far) * hundredths
    return half_up(euros * (Fraction(6, 5) if vehicle["electric"] else 1))


def _row(vehicle: Row) -> tuple[str, str, int, str]:
    if vehicle["kind"] == "moped":
        return MOPED
    if vehicle["kind"] == "motorcycle":
        return next(row for most, row in MOTORCYCLE.items() if vehicle["power"] <= most)
    return CAR[min(max(vehicle["power"], 3), 7)]
