"""The file of a training, and the list of those who take part in patient education."""

from collections.abc import Callable, Sequence
from functools import partial

from engagement_desktop.domain.hours.training_rows import EducationRecord, TrainingDetail
from engagement_desktop.french.formats import count, date_long, date_short, duration, money
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.hours.training.columns import badges_of

COMPLETE = BadgeWord("Formation complète", "succes", "circle-check")
MISSING = BadgeWord("Heures manquantes", "attention", "triangle-alert")


def write_training(
    pane: Pane, training: TrainingDetail, context: PageContext, act: Callable[[Pane], object]
) -> None:
    """Write the file from top to bottom; `act` adds what can be done, under the head."""
    row = training.row
    days = date_long(row.started_on)
    if training.ended_on is not None and training.ended_on != row.started_on:
        days = f"du {date_short(row.started_on)} au {date_short(training.ended_on)}"
    pane.heading(row.title, f"{days}, {duration(row.minutes)}")
    for badge in badges_of(row):
        pane.badge(badge)
    act(pane)
    facts = (("Sujet", row.topic), ("Organisateur", row.organiser), ("Lieu", training.place))
    for name, said in facts:
        if said:
            pane.fact(name, said)
    if row.cost is not None:
        pane.fact("Coût", money(row.cost))
    if training.content:
        pane.section("Contenu")
        pane.paragraph(training.content)
    if training.required_because:
        pane.section("Pourquoi elle est obligatoire")
        pane.paragraph(training.required_because)
    _write_people(pane, training, context)


def _write_people(pane: Pane, training: TrainingDetail, context: PageContext) -> None:
    people = training.people
    pane.section(count(len(people), "personne formée", "personnes formées") if people else "Qui est venu")
    if not people:
        pane.note("Personne n’est encore noté.")
    for one in people:
        pane.door(one.name, partial(context.signals.go, "person", one.person_id), "user")
        if not one.is_whole:
            pane.note(f"{duration(one.minutes)} sur {duration(training.row.minutes)}")


def write_education(pane: Pane, records: Sequence[EducationRecord], context: PageContext) -> None:
    """Those who miss hours first, each with what is missing."""
    asked = duration(records[0].asked_minutes) if records else ""
    pane.heading(
        "Qui prend part à l’éducation thérapeutique", f"{asked} de formation demandées" if asked else ""
    )
    if not records:
        pane.note("Personne n’a suivi de formation à l’ETP ni donné d’heures d’ETP.")
    for one in records:
        pane.section(one.name, "Voir", partial(context.signals.go, "person", one.person_id))
        pane.badge(COMPLETE if one.is_complete else MISSING)
        for line in education_lines(one):
            pane.line(line)


def education_lines(record: EducationRecord) -> tuple[str, ...]:
    """What is followed, what is missing, what is given without it."""
    if not record.followed_minutes:
        told = "Aucune formation à l’ETP notée"
    else:
        last = f", la dernière le {date_short(record.last_on)}" if record.last_on else ""
        told = f"{duration(record.followed_minutes)} suivies{last}"
    lines = [told]
    if not record.is_complete:
        lines.append(f"Il manque {duration(record.missing_minutes)}.")
    if record.given_minutes:
        lines.append(f"Heures d’ETP données{NBSP}: {duration(record.given_minutes)}")
    return tuple(lines)
