"""Mission sheets, and the file for a VAE, a VAPP or a RAE: what was done, with whom, what it taught."""

from engagement_desktop.domain.hours.missions import Mission
from engagement_desktop.domain.hours.papers import (
    Block,
    Facts,
    Heading,
    LargeName,
    Lines,
    Remark,
    Statement,
)
from engagement_desktop.domain.hours.papers import RecognitionPath as Path
from engagement_desktop.domain.hours.papers_drafts import PaperDraft
from engagement_desktop.domain.hours.papers_facts import (
    MissionTold,
    PaperFacts,
    TrainingTold,
    minutes_of,
    reaches_years,
    seniority_months,
)
from engagement_desktop.french.formats import date_long, duration, period
from engagement_desktop.french.paper_tables import hours_grid
from engagement_desktop.french.paper_words import (
    addressed,
    apart_words,
    functions_words,
    method_words,
    opening_words,
    seniority_words,
)

VAPP_YEARS = 3
"""Years in a field near that of the diploma, which the VAPP asks for (Code de l’éducation, D613-38 ff.)."""
_PARTS = (
    ("context", "Contexte et but"),
    ("activities", "Activités et réalisations"),
    ("responsibilities", "Responsabilités"),
    ("autonomy", "Autonomie"),
    ("partners", "Personnes et partenaires"),
    ("tools", "Outils"),
    ("results", "Résultats"),
    ("skills", "Compétences mobilisées ou acquises"),
)


def mission_blocks(facts: PaperFacts) -> list[Block]:
    """One sheet, or several one after the other."""
    blocks: list[Block] = [LargeName(addressed(facts.person))]
    for one in facts.missions:
        blocks += _mission(one)
    if facts.trainings:
        blocks += [Heading("Formations suivies"), Lines(tuple(map(training_line, facts.trainings)))]
    if any(one.minutes for one in facts.missions):
        blocks.append(Remark(method_words(facts.issuer)))
    return blocks


def vae_blocks(draft: PaperDraft, facts: PaperFacts) -> list[Block]:
    """What volunteering attests, then each activity described, what was learnt, since when."""
    person, total = facts.person, minutes_of(facts.hours)
    functions = functions_words(facts.functions, person)
    given = f", pour un total de {duration(total)}" if total else ""
    said = (
        "a exercé à titre bénévole, sans contrepartie financière, les activités décrites ci-dessous, "
        f"exercées {period(facts.first_day, facts.last_day)}{given}."
    )
    blocks: list[Block] = [
        Statement(opening_words(facts.issuer, "atteste que")),
        LargeName(addressed(person)),
        Statement(said),
    ]
    rows = [("Fonctions", functions)] if functions else []
    rows += _seniority(draft, facts)
    blocks += [Facts(tuple(rows))] if rows else []
    for one in facts.missions:
        blocks += _mission(one)
    if facts.trainings:
        blocks += [Heading("Formations suivies"), Lines(tuple(map(training_line, facts.trainings)))]
    if total:
        blocks += [Heading("Heures"), hours_grid(facts.hours, facts.issuer.name, with_activities=True)]
        counted = (method_words(facts.issuer), apart_words(facts.hours))
        blocks.append(Remark(" ".join(part for part in counted if part)))
    return [*blocks, Remark("La personne qui signe peut s’exprimer au nom de l’organe de direction.")]


def training_line(one: TrainingTold) -> str:
    """« Posture d’écoute, 12 mars 2025, 6 h, par l’association X »."""
    by = f"par {one.organiser}" if one.organiser else ""
    return ", ".join(
        part for part in (one.title, date_long(one.started_on), duration(one.minutes), by) if part
    )


def _seniority(draft: PaperDraft, facts: PaperFacts) -> list[tuple[str, str]]:
    since = facts.since
    if since is None or since > facts.last_day:
        return []
    held = seniority_words(seniority_months(since, facts.last_day))
    said = f"depuis le {date_long(since)}, soit {held} au {date_long(facts.last_day)}"
    if draft.path is Path.VAPP:
        reached = "atteints" if reaches_years(since, facts.last_day, VAPP_YEARS) else "non atteints"
        said += f" ; {VAPP_YEARS} ans dans un domaine proche du diplôme sont demandés, {reached} à ce jour"
    return [("Engagement", said)]


def _mission(one: MissionTold) -> list[Block]:
    mission = one.mission
    rows = (
        ("Dates", _days(mission)),
        ("Lieu", mission.place or ""),
        ("Instance", one.committee),
        ("Temps donné", f"{duration(one.minutes)} d’heures bénévoles validées" if one.minutes else ""),
    )
    blocks: list[Block] = [Heading(mission.title), Facts(tuple(row for row in rows if row[1]))]
    told = tuple((words, text) for name, words in _PARTS if (text := getattr(mission, name)))
    return [*blocks, Facts(told)] if told else blocks


def _days(mission: Mission) -> str:
    if mission.ended_on is None:
        return f"depuis le {date_long(mission.started_on)}"
    return period(mission.started_on, mission.ended_on)
