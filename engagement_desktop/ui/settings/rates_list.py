"""The series of rates as a list: few enough to be searched in memory."""

from collections.abc import Iterable
from datetime import date

from engagement_desktop.domain.lists import Cursor, FilterChoice, ListQuery, ListSummary, Page
from engagement_desktop.domain.rates import Mark, NoRateInForce, RatePeriod, RateSeries, RateShape
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.rate_texts import rate_value
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column

FAMILY = "confiance"
_TO_CHECK, _ADDED = "a-verifier", "ajoutees"
_VERIFIED = BadgeWord("Vérifié", "succes", "circle-check")
_DOUBTFUL = BadgeWord("À vérifier", "attention", "triangle-alert")
_LOCAL = BadgeWord("Ajouté ici", "info", "pencil")


def mark_badge(period: RatePeriod) -> BadgeWord:
    """Added here, read in the official text, or to be checked."""
    if period.local:
        return _LOCAL
    return _VERIFIED if period.mark is Mark.VERIFIED else _DOUBTFUL


def in_force(series: RateSeries, day: date) -> RatePeriod | None:
    """The period of that day; none before the first one."""
    try:
        return series.on(day)
    except NoRateInForce:
        return None


class RatesList:
    """What the list asks: rows, counts and chips."""

    def __init__(self, rates: RateService, workspace: Workspace) -> None:
        self._rates = rates
        self._workspace = workspace

    def today(self) -> date:
        return self._workspace.today()

    def page(self, query: ListQuery, _after: Cursor | None = None) -> Page[RateSeries]:
        return Page(tuple(self._kept(query)), None)

    def summary(self, query: ListQuery) -> ListSummary:
        return ListSummary(len(tuple(self._kept(query))), len(self._rates.series()))

    def chips(self, query: ListQuery) -> dict[str, tuple[FilterChoice, ...]]:
        found = [self._marks(series) for series in self._searched(query.search)]
        doubtful, added = (sum(key in marks for marks in found) for key in (_TO_CHECK, _ADDED))
        return {
            FAMILY: (
                FilterChoice(_TO_CHECK, "À vérifier", doubtful),
                FilterChoice(_ADDED, "Ajoutés ici", added),
            )
        }

    def columns(self) -> tuple[Column[RateSeries], ...]:
        return (
            Column("label", "Taux ou barème", lambda series: series.label, sortable=False),
            Column("value", "En vigueur", self._value, align=RIGHT, width=130, sortable=False),
            Column("since", "Depuis", self._since, width=104, sortable=False),
            Column("mark", "Confiance", lambda _series: None, badge=self._badge, width=128, sortable=False),
            Column("source", "Source", self._source, width=220, sortable=False, hidden_by_default=True),
        )

    def _kept(self, query: ListQuery) -> Iterable[RateSeries]:
        wanted = query.filters.get(FAMILY)
        return (
            series
            for series in self._searched(query.search)
            if wanted is None or wanted in self._marks(series)
        )

    def _searched(self, search: str) -> Iterable[RateSeries]:
        words = fold(search).split()
        return (
            series for series in self._rates.series() if all(word in fold(series.label) for word in words)
        )

    def _marks(self, series: RateSeries) -> set[str]:
        period = in_force(series, self.today())
        doubtful = period is None or mark_badge(period) == _DOUBTFUL
        marks = {_TO_CHECK} if doubtful else set()
        return marks | ({_ADDED} if any(period.local for period in series.periods) else set())

    def _value(self, series: RateSeries) -> str:
        period = in_force(series, self.today())
        if period is None:
            return ""
        return "voir la fiche" if series.shape is RateShape.SCALE else rate_value(series, period)

    def _since(self, series: RateSeries) -> str:
        period = in_force(series, self.today())
        return date_short(period.valid_from) if period else ""

    def _badge(self, series: RateSeries) -> BadgeWord:
        period = in_force(series, self.today())
        return mark_badge(period) if period else _DOUBTFUL

    def _source(self, series: RateSeries) -> str:
        period = in_force(series, self.today())
        return period.source if period else ""
