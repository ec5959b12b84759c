"""What each paper says: from its facts to its blocks, the same for print and for the document to edit."""

from collections.abc import Sequence

from engagement_desktop.domain.hours.papers import (
    Block,
    Facts,
    Heading,
    LargeName,
    Lines,
    PaperKind,
    PaperText,
    Prose,
    Remark,
    Statement,
)
from engagement_desktop.domain.hours.papers_drafts import PaperDraft
from engagement_desktop.domain.hours.papers_facts import (
    PaperFacts,
    TrainingTold,
    minutes_of,
)
from engagement_desktop.french.cec_texts import MENTION, status_text
from engagement_desktop.french.formats import date_long, day_and_date, duration, period
from engagement_desktop.french.paper_cec import cec_blocks
from engagement_desktop.french.paper_tables import hours_grid, meetings_grid
from engagement_desktop.french.paper_vae import mission_blocks, vae_blocks
from engagement_desktop.french.paper_words import (
    KINDS,
    PATHS,
    above_words,
    addressed,
    apart_words,
    asked_by,
    clock_words,
    function_words,
    functions_words,
    made_words,
    method_words,
    opening_words,
    signing_words,
)

_UNSIGNED = frozenset({PaperKind.CEC, PaperKind.CONTRIBUTORS})


def paper_text(draft: PaperDraft, facts: PaperFacts) -> PaperText:
    """The whole paper, without its number."""
    issuer, signed = facts.issuer, draft.kind not in _UNSIGNED
    return PaperText(
        kind=draft.kind,
        title=title_of(draft),
        above=above_words(issuer),
        blocks=tuple(_blocks(draft, facts)),
        closing=_closing(draft.kind, facts),
        made=made_words(issuer, facts.today),
        capacity=signing_words(issuer) if signed else "",
        signatory=issuer.signatory if signed else "",
        is_signed=signed,
    )


def title_of(draft: PaperDraft) -> str:
    """« Attestation pour une validation des acquis de l’expérience (VAE) »; else the name of its kind."""
    if draft.kind is PaperKind.VAE:
        return f"Attestation pour une {PATHS[draft.path]}"
    return KINDS[draft.kind]


def _blocks(draft: PaperDraft, facts: PaperFacts) -> Sequence[Block]:
    said: Sequence[Block]
    match draft.kind:
        case PaperKind.PRESENCE:
            said = _presence(facts)
        case PaperKind.VOLUNTEERING:
            said = _volunteering(draft, facts)
        case PaperKind.CEC:
            said = cec_blocks(facts)
        case PaperKind.MISSION:
            said = [*mission_blocks(facts), *_cec_sentence(facts)]
        case PaperKind.VAE:
            said = [*vae_blocks(draft, facts), *_cec_sentence(facts)]
        case PaperKind.RECOMMENDATION:
            said = _recommendation(draft, facts)
        case PaperKind.TRAINING:
            said = _training(facts)
        case PaperKind.CONTRIBUTORS:
            said = _contributors(draft, facts)
    return said


def _presence(facts: PaperFacts) -> list[Block]:
    """For an employer or an association: no agenda, no college, no reason for the engagement, no leave."""
    person = facts.person
    head: list[Block] = [Statement(opening_words(facts.issuer, "atteste que")), LargeName(addressed(person))]
    if len(facts.meetings) == 1:
        one = facts.meetings[0]
        place = "à distance" if one.is_remote else f"à {one.place}" if one.place else ""
        where = f", {place}" if place else ""
        said = (
            f"a participé le {day_and_date(one.held_on)}, {clock_words(one.starts_minute, one.ends_minute)}"
            f"{where}, à une réunion de l’instance « {one.committee} », en qualité de "
            f"{function_words(one.function, person)}."
        )
        return [*head, Statement(said)]
    said = (
        f"a participé à {len(facts.meetings)} réunions {period(facts.first_day, facts.last_day)}, aux jours "
        "et heures indiqués ci-dessous."
    )
    return [*head, Statement(said), meetings_grid(facts.meetings, person)]


def _volunteering(draft: PaperDraft, facts: PaperFacts) -> list[Block]:
    person, total = facts.person, minutes_of(facts.hours)
    functions = functions_words(facts.functions, person)
    what = f"les fonctions de {functions}" if functions else "les activités indiquées ci-dessous"
    said = (
        f"a exercé à titre bénévole, sans contrepartie financière, {what}, "
        f"{period(facts.first_day, facts.last_day)}, pour un total de {duration(total)}."
    )
    return [
        Statement(opening_words(facts.issuer, "atteste que")),
        LargeName(addressed(person)),
        Statement(said),
        hours_grid(facts.hours, facts.issuer.name, with_activities=draft.with_activities),
        Remark(_counted(facts)),
        *_cec_sentence(facts),
    ]


def _recommendation(draft: PaperDraft, facts: PaperFacts) -> list[Block]:
    person, total = facts.person, minutes_of(facts.hours)
    rows = [("Pour", draft.title.strip())] if draft.title.strip() else []
    if functions := functions_words(facts.functions, person):
        rows.append(("Fonctions", functions))
    rows += [("Missions", " ; ".join(one.mission.title for one in facts.missions))] if facts.missions else []
    if total:
        rows.append(("Temps donné", f"{duration(total)}, {period(facts.first_day, facts.last_day)}"))
    blocks: list[Block] = [LargeName(addressed(person)), Prose(draft.text)]
    if rows:
        blocks += [Heading("Repères"), Facts(tuple(rows))]
    if total:
        blocks.append(Remark(_counted(facts)))
    return blocks


def _training(facts: PaperFacts) -> list[Block]:
    person, several = facts.person, len(facts.trainings) > 1
    what = "a suivi les formations suivantes." if several else "a suivi la formation suivante."
    blocks: list[Block] = [
        Statement(opening_words(facts.issuer, "certifie que")),
        LargeName(addressed(person)),
        Statement(what),
    ]
    for one in facts.trainings:
        blocks += [Heading(one.title), Facts(_training_rows(one))]
        if one.content:
            blocks.append(Prose(one.content))
    return blocks


def _training_rows(one: TrainingTold) -> tuple[tuple[str, str], ...]:
    several_days = one.ended_on is not None and one.ended_on != one.started_on
    days = period(one.started_on, one.ended_on) if several_days and one.ended_on else ""
    rows = (
        ("Dates", days or date_long(one.started_on)),
        ("Durée suivie", duration(one.minutes)),
        ("Organisée par", one.organiser),
        ("Lieu", one.place),
    )
    return tuple(row for row in rows if row[1])


def _contributors(draft: PaperDraft, facts: PaperFacts) -> list[Block]:
    several = len(facts.contributors) > 1
    intro = "Ces personnes ont contribué" if several else "Cette personne a contribué"
    blocks: list[Block] = [
        Statement(
            f"{intro} à l’action « {draft.title.strip()} », {period(facts.first_day, facts.last_day)}."
        ),
        Lines(facts.contributors),
    ]
    if facts.unnamed:
        others = "autre personne a contribué" if facts.unnamed == 1 else "autres personnes ont contribué"
        blocks.append(Remark(f"{facts.unnamed} {others} sans être nommée{'s' if facts.unnamed > 1 else ''}."))
    return blocks


def _cec_sentence(facts: PaperFacts) -> list[Block]:
    """The possibility is always told, in the only words that may be said of it."""
    if facts.cec is None:
        return []
    return [Remark(f"Compte d’engagement citoyen. {status_text(facts.cec.decision, facts.cec.parameters)}")]


def _counted(facts: PaperFacts) -> str:
    return " ".join(part for part in (method_words(facts.issuer), apart_words(facts.hours)) if part)


def _closing(kind: PaperKind, facts: PaperFacts) -> str:
    if kind is PaperKind.CEC:
        return f"{MENTION}."
    if kind is PaperKind.CONTRIBUTORS:
        return "Les personnes nommées ont accepté que leur nom soit cité dans les documents publiés."
    what = {
        PaperKind.MISSION: "Fiche établie",
        PaperKind.RECOMMENDATION: "Lettre établie",
        PaperKind.TRAINING: "Certificat établi",
    }.get(kind, "Attestation établie")
    return f"{what} {asked_by(facts.person)} pour valoir ce que de droit."
