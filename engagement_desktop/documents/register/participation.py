"""« Ma participation »: one or two pages to hand to the person, in plain words."""

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.blocks import KeyFigure, KeyFigureRow, key_value_size
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import LARGE, USUAL
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.person_file_rows import (
    MandateHeld,
    MeetingAttended,
    Participation,
    ParticipationFigures,
)
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.formats import count, date_long, date_short, duration, money
from engagement_desktop.french.labels import badge, label

MOST_MEETINGS = 12
"""Older ones are counted, not listed: the page is one to hand over."""
MANY = 2
_MEETINGS = (
    PaperColumn("Date", width=28),
    PaperColumn("Comité", width=92),
    PaperColumn("Présence", width=40),
)
_MISSIONS = (PaperColumn("Mission", width=120), PaperColumn("Temps donné", figures=True, width=40))


def participation_pdf(
    told: Participation, letterhead_lines: tuple[str, ...], properties: Properties, *, large: bool
) -> bytes:
    """The page of one person; `letterhead_lines` say whom to tell of a mistake."""
    paper = Handout(properties, Running(told.structure, properties.title), LARGE if large else USUAL)
    paper.above(told.structure)
    paper.title(f"Ma participation {told.exercise}" if told.exercise else "Ma participation")
    paper.section(f"{told.first_name} {told.last_name}".strip())
    paper.opening(opening(told))
    _figures(paper, told)
    _mandates(paper, told.mandates)
    _meetings(paper, told.meetings)
    if told.missions:
        rows = [(FAMILIES[line.family], duration(line.minutes)) for line in told.missions]
        paper.section("Votre temps")
        paper.table("Par mission", _MISSIONS, rows)
    _expenses(paper, told.span)
    paper.section("D’où viennent ces chiffres")
    paper.body(method(told))
    paper.body(f"Une erreur\u00a0? Dites-le, elle sera corrigée : {', '.join(letterhead_lines)}.")
    return paper.to_bytes()


def opening(told: Participation) -> str:
    """What the person did, in one or two sentences; nothing is praised, nothing is left out."""
    when = _when(told)
    figures = told.span
    done = [
        f"participé à {count(figures.attended, 'réunion')} sur {figures.expected}"
        if figures.expected
        else "",
        f"donné {duration(figures.volunteer_minutes)} de votre temps" if figures.volunteer_minutes else "",
    ]
    said = " et ".join(part for part in done if part)
    if not said:
        return f"{when}, aucune réunion ni aucune heure n’est notée pour vous." if when else _NOTHING
    return f"{when}, vous avez {said}."


def _when(told: Participation) -> str:
    if told.exercise:
        return f"En {told.exercise}"
    return f"Depuis le {date_long(told.since)}" if told.since else ""


_NOTHING = "Aucune activité n’est encore notée pour vous."


def method(told: Participation) -> str:
    """What is counted and what is not."""
    travel = "le trajet compte" if told.travel_counts else "le trajet ne compte pas"
    return (
        f"Ils viennent du registre de votre structure, {told.structure}, au {date_long(told.until)}. Les "
        "réunions sont celles qui ont eu lieu et où votre nom est sur la liste de présence. Les heures sont "
        f"celles qui ont été validées ; {travel}."
    )


def _figures(paper: Handout, told: Participation) -> None:
    if paper.look.is_large or not told.exercise:
        _figures_of(paper, told.span)
    else:
        _key_figures(paper, told.span)
    if told.exercise and told.since and told.always != told.span:
        paper.section(f"Depuis le {date_long(told.since)}")
        _figures_of(paper, told.always)


def _key_figures(paper: Handout, figures: ParticipationFigures) -> None:
    shown = [
        (
            figures.expected,
            str(figures.attended),
            f"{'réunion' if figures.attended < MANY else 'réunions'} sur {figures.expected}",
        ),
        (figures.volunteer_minutes, duration(figures.volunteer_minutes), "de votre temps"),
        (figures.reimbursed.cents, money(figures.reimbursed), "de frais remboursés"),
    ]
    said = [KeyFigure(value, what) for counts, value, what in shown if counts]
    if said:
        paper.add(KeyFigureRow(said, key_value_size(said)))


def _figures_of(paper: Handout, figures: ParticipationFigures) -> None:
    rows = [
        ("Réunions", f"{figures.attended} sur {figures.expected}"),
        ("Temps donné", duration(figures.volunteer_minutes)),
        ("Autres heures", duration(figures.other_minutes) if figures.other_minutes else ""),
        ("Frais remboursés", money(figures.reimbursed)),
    ]
    paper.facts([(name, value) for name, value in rows if value])


def _mandates(paper: Handout, mandates: tuple[MandateHeld, ...]) -> None:
    if not mandates:
        return
    paper.section("Vos mandats")
    paper.items([_mandate(one) for one in mandates])


def _mandate(one: MandateHeld) -> str:
    seat = "" if one.office is Office.GUEST else f" {label(one.seat)}"
    begins = date_short(one.started_on)
    days = f"du {begins} au {date_short(one.ended_on)}" if one.ended_on else f"depuis le {begins}"
    return f"{one.committee} : {label(one.office)}{seat}, {days}"


def _meetings(paper: Handout, meetings: tuple[MeetingAttended, ...]) -> None:
    if not meetings:
        return
    latest = meetings[-MOST_MEETINGS:]
    older = len(meetings) - len(latest)
    paper.section("Vos réunions")
    rows = [(date_short(one.held_on), one.committee, badge(one.status)) for one in latest]
    paper.table("Les plus récentes" if older else "Dans l’ordre des dates", _MEETINGS, rows)
    if older:
        said = count(older, "réunion plus ancienne n’est", "réunions plus anciennes ne sont")
        paper.note(f"{said} pas dans cette liste.")


def _expenses(paper: Handout, figures: ParticipationFigures) -> None:
    rows = [
        ("Remboursés", figures.reimbursed),
        ("Demandés, pas encore payés", figures.waiting),
        ("Auxquels vous avez renoncé", figures.waived),
        ("Refusés", figures.refused),
    ]
    told = [(name, money(amount)) for name, amount in rows if amount != Money()]
    if told:
        paper.section("Vos frais")
        paper.facts(told)
