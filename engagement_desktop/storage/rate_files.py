"""The shipped rate files, read once, and the local periods of the dossier laid over them."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.rates import Mark, RatePeriod, Rates, RateSeries, RateShape
from engagement_desktop.paths import resources


def load_rates(local: Iterable[LocalRate] = ()) -> Rates:
    """Every rate in force for this dossier: what is shipped, then its own periods from their day on."""
    periods: dict[str, list[RatePeriod]] = defaultdict(list)
    for row in local:
        periods[row.series].append(
            RatePeriod(row.valid_from, row.value, row.source, Mark.VERIFIED, local=True)
        )
    return shipped_rates().with_local(periods) if periods else shipped_rates()


@lru_cache(maxsize=1)
def shipped_rates() -> Rates:
    """The rates of `resources/rates`, by file then by order in the file."""
    files = sorted((resources() / "rates").glob("*.toml"))
    documents = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return Rates.of(_series(entry) for document in documents for entry in document["series"])


def _series(entry: dict[str, Any]) -> RateSeries:
    return RateSeries(
        key=entry["key"],
        label=entry["label"],
        unit=entry["unit"],
        periods=tuple(_period(period) for period in entry["period"]),
        shape=RateShape(entry.get("shape", RateShape.NUMBER)),
    )


def _period(entry: dict[str, Any]) -> RatePeriod:
    return RatePeriod(
        valid_from=entry["valid_from"],
        value=entry["value"].strip(),
        source=entry["source"],
        mark=Mark(entry["mark"]),
        known_to=entry.get("known_to"),
    )
