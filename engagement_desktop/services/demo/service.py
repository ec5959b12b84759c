"""Fills a new dossier with an invented life: the same for the same seed and the same day."""

from datetime import date
from functools import cache
from random import Random

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.mileage import ScaleOf, VehicleScale, scale_in
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import Rates
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.engagements import make_engagements
from engagement_desktop.services.demo.expenses import ExpensesMaker, ScaleFor
from engagement_desktop.services.demo.hours import HoursMaker
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.meetings import Held, MeetingsMaker
from engagement_desktop.services.demo.register import Driven, RegisterMaker
from engagement_desktop.services.demo.rows import Rows
from engagement_desktop.services.demo.sizes import SCALES, DemoSize, Scale
from engagement_desktop.services.demo.structures import make_structures
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.demo import insert_rows, is_new
from engagement_desktop.storage.rate_files import load_rates

_SAID = ("Personnes et comités", "Réunions", "Heures", "Frais", "Écriture dans le dossier")


class DemoService:
    """The demo of one open dossier."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def fill(self, size: DemoSize, seed: int, progress: Progress | None = None) -> dict[str, int]:
        """Writes a demo in one act and returns how many rows each table received.

        Raises:
            DomainError: the dossier already holds something.
            Cancelled: stopped; nothing was written.
        """
        return self.fill_scale(SCALES[size], seed, progress)

    def fill_scale(self, scale: Scale, seed: int, progress: Progress | None = None) -> dict[str, int]:
        """As `fill`, for counts of one's own."""
        workspace, told = self._workspace, progress or Silent()
        workspace.require(Permission.WORKBOOK_IMPORT)
        with workspace.read() as session:
            if not is_new(session):
                raise DomainError(
                    "Ce dossier contient déjà des données. Rien n’a été changé. La démonstration se remplit "
                    "dans un dossier neuf : choisissez un autre nom de fichier."
                )
        rows = generate(scale, seed, workspace.today(), load_rates(), told)
        told.step(_SAID[4], len(_SAID) - 1, len(_SAID))
        with workspace.act(Permission.WORKBOOK_IMPORT, "fill_demo", undo=False) as change:
            for table, ids in insert_rows(change.session, rows.tables).items():
                change.bulk(table, ids.start, ids.stop - 1)
        told.step(_SAID[4], len(_SAID), len(_SAID))
        return {table: len(added) for table, added in rows.tables.items()}


def generate(scale: Scale, seed: int, today: date, rates: Rates, progress: Progress) -> Rows:
    """Every row of a demo, without touching any dossier.

    Each room draws from its own generator, so that a change in one leaves the others as they were.
    """
    rows, library, span = Rows(), Library(), Span.until(today)
    progress.step(_SAID[0], 0, len(_SAID))
    structures = make_structures(rows, library, scale, _generator(seed, "structures"))
    register = RegisterMaker(rows, library, scale, span, _generator(seed, "register")).make(structures)
    held: list[Held] = []
    meetings = MeetingsMaker(rows, library, span, _generator(seed, "meetings"))
    for at, of_one in enumerate(meetings.make(register, scale.meetings_each)):
        progress.step(f"{_SAID[1]}\u00a0: {register.bodies[at].name}", 1, len(_SAID))
        held += of_one
    progress.step(_SAID[2], 2, len(_SAID))
    drawn = _generator(seed, "engagements")
    engagements = list(make_engagements(register.residents, structures, scale.champions, drawn))
    HoursMaker(rows, library, span, _generator(seed, "hours")).make(
        held, engagements, register.residents, structures.own, scale.hours
    )
    progress.step(_SAID[3], 3, len(_SAID))
    ExpensesMaker(rows, library, span, _generator(seed, "expenses"), _scales(rates)).make(
        held, register, scale.expense_lines
    )
    return rows


def _generator(seed: int, room: str) -> Random:
    return Random(f"{seed}:{room}")  # noqa: S311 # a demo must come out the same again, and hides nothing


def _scales(rates: Rates) -> ScaleFor:
    """The tax scale, read once for each kind of vehicle and year."""

    @cache
    def scale(kind: VehicleKind, power: int | None, electric: bool, year: int) -> VehicleScale:
        return scale_in(year, MileageScale.TAX, rates).vehicle(kind, power, electric)

    def scale_for(driven: Driven) -> ScaleOf:
        return lambda year: scale(driven.kind, driven.power, driven.electric, year)

    return scale_for
