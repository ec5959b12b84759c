"""Kilometres paid before the dossier began to count them, as they are typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """One vehicle and civil year, and the hundredths of kilometres already paid."""

    vehicle_id: int
    vehicle: str
    year: int
    km_hundredths: int
