"""An invented life, row by row: the same for the same seed and the same day."""

from datetime import date
from functools import cache
from random import Random

from engagement_desktop.domain.expenses.mileage import ScaleOf, VehicleScale, scale_in
from engagement_desktop.domain.rates import Rates
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.demo.calendar import Span
from engagement_desktop.services.demo.details import DetailsMaker
from engagement_desktop.services.demo.engagements import make_engagements
from engagement_desktop.services.demo.expenses import ExpensesMaker, ScaleFor
from engagement_desktop.services.demo.hours import HoursMaker
from engagement_desktop.services.demo.library import Library
from engagement_desktop.services.demo.meetings import Held, MeetingsMaker
from engagement_desktop.services.demo.money import MoneyMaker
from engagement_desktop.services.demo.papers import PapersMaker
from engagement_desktop.services.demo.register import Driven, RegisterMaker
from engagement_desktop.services.demo.rows import Rows
from engagement_desktop.services.demo.rules import RulesMaker
from engagement_desktop.services.demo.sizes import Scale
from engagement_desktop.services.demo.structures import make_structures
from engagement_desktop.services.progress import Progress

STEPS = ("Personnes et comités", "Réunions", "Heures", "Frais", "Écriture dans le dossier")


def generate(scale: Scale, seed: int, today: date, rates: Rates, progress: Progress) -> Rows:
    """Every row of a demo, without touching any dossier.

    Each room draws from its own generator, so that a change in one leaves the others as they were.
    """
    rows, library, span = Rows(), Library(), Span.until(today)
    progress.step(STEPS[0], 0, len(STEPS))
    structures = make_structures(rows, library, scale, _generator(seed, "structures"))
    register = RegisterMaker(rows, library, scale, span, _generator(seed, "register")).make(structures)
    held: list[Held] = []
    meetings = MeetingsMaker(rows, library, span, _generator(seed, "meetings"))
    for at, of_one in enumerate(meetings.make(register, scale.meetings_each)):
        progress.step(f"{STEPS[1]}\u00a0: {register.bodies[at].name}", 1, len(STEPS))
        held += of_one
    progress.step(STEPS[2], 2, len(STEPS))
    drawn = _generator(seed, "engagements")
    engagements = list(make_engagements(register.residents, structures, scale.champions, drawn))
    HoursMaker(rows, library, span, _generator(seed, "hours")).make(
        held, engagements, register.residents, structures.own, scale.hours
    )
    progress.step(STEPS[3], 3, len(STEPS))
    ExpensesMaker(rows, library, span, _generator(seed, "expenses"), _scales(rates)).make(
        held, register, scale.expense_lines
    )
    DetailsMaker(rows, library, span, _generator(seed, "details")).make(register, structures)
    RulesMaker(rows, library, span, _generator(seed, "rules")).make(register)
    PapersMaker(rows, span, _generator(seed, "papers")).make()
    MoneyMaker(rows, library, span, _generator(seed, "money")).make()
    rows.complete()
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
