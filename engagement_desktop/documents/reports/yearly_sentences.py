"""The opening sentences of the yearly report: true of the figures, plain, exact, with right plurals."""

from engagement_desktop.documents.reports.yearly_tables import compared, seats_by_college
from engagement_desktop.documents.reports.yearly_words import NATURES, SeatCollege
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import ExpensesYear, YearlyFigures, YearlyReport
from engagement_desktop.french import formats
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.formats import count, duration, money, percent


def in_brief(report: YearlyReport) -> str:
    """How many people, how many meetings, how many hours."""
    figures = report.figures
    if not (figures.engaged or figures.meetings.held or figures.expenses.lines):
        return f"Aucune activité n’est enregistrée pour {figures.exercise.label}."
    people = count(figures.engaged, "personne engagée", "personnes engagées")
    meetings = count(figures.meetings.held, "réunion tenue", "réunions tenues")
    hours = duration(figures.hours.volunteer_minutes)
    return f"En {figures.exercise.label} : {people}, {meetings} et {hours} de bénévolat."


def committees(figures: YearlyFigures) -> str:
    """How many sit, from which college, and what is vacant."""
    members = sum(each.members for each in figures.committees)
    users = sum(seats_by_college(each)[SeatCollege.USERS] for each in figures.committees)
    number = count(len(figures.committees), "comité", "comités")
    seats = count(members, "siège pourvu", "sièges pourvus")
    first = f"{number}, {seats}, dont {formats.integer(users)} par des usagers ou leurs proches."
    vacant = sum(max((each.seats or 0) - each.members, 0) for each in figures.committees)
    if not vacant:
        return first
    is_vacant = "est vacant" if vacant == 1 else "sont vacants"
    day = formats.date_long(figures.exercise.end)
    return f"{first} {count(vacant, 'siège', 'sièges')} {is_vacant} au {day}."


def meetings(report: YearlyReport) -> str:
    """How many meetings were held, and how many of those expected came."""
    year, before = report.figures.meetings, compared(report)
    label = report.figures.exercise.label
    if not year.held:
        return f"Aucune réunion n’a été tenue en {label}."
    held = f"{count(year.held, 'réunion a été tenue', 'réunions ont été tenues')}."
    if not year.expected:
        return f"{held} Aucune présence n’y est notée."
    rate = f"{held} {percent(year.attended, year.expected)} des personnes attendues étaient présentes"
    if before and before.meetings.expected:
        old = percent(before.meetings.attended, before.meetings.expected)
        return f"{rate}, contre {old} en {before.exercise.label}."
    return f"{rate}."


def hours(report: YearlyReport) -> str:
    """How many hours were given, what changed, and where they went first."""
    year, before = report.figures.hours, compared(report)
    if not year.volunteer_minutes:
        return f"Aucune heure bénévole validée en {report.figures.exercise.label}."
    first = max(FAMILIES, key=lambda family: year.by_family.get(family, 0))
    leading = (
        f"La première famille de missions est « {FAMILIES[first]} », avec {duration(year.by_family[first])}."
    )
    total = f"{duration(year.volunteer_minutes)} de bénévolat"
    if before is None or not before.hours.volunteer_minutes:
        return f"{total}. {leading}"
    change = year.volunteer_minutes - before.hours.volunteer_minutes
    if not change:
        return f"{total}, autant qu’en {before.exercise.label}. {leading}"
    more = "de plus" if change > 0 else "de moins"
    return f"{total}, {duration(abs(change))} {more} qu’en {before.exercise.label}. {leading}"


def value(figures: YearlyFigures) -> str:
    """What the hours are worth, and that this sum is not paid."""
    return (
        f"Ces heures valent {money(figures.hours.valuation)} au salaire minimum. "
        "Cette somme ne circule pas : elle rend visible, au pied du compte de résultat, "
        "ce que les bénévoles donnent."
    )


def expenses(figures: YearlyFigures) -> str:
    """What was granted, what is already paid, and the first nature."""
    year = figures.expenses
    granted = Money.sum(year.by_nature.values())
    if not granted:
        return f"Aucuns frais retenus en {figures.exercise.label}."
    paid = year.by_status[ClaimStatus.REIMBURSED]
    first = max(year.by_nature, key=lambda nature: year.by_nature[nature].cents)
    leading = f"Le premier poste est « {NATURES[first]} », avec {money(year.by_nature[first])}."
    already = f", dont {money(paid)} déjà remboursés" if paid else ", dont rien n’est encore remboursé"
    return f"{money(granted)} de frais retenus pour participer{already}. {leading}"


def cec(figures: YearlyFigures) -> str:
    """For how many the conditions seem met; the program decides no right."""
    eligible = sum(line.status is CecStatus.ELIGIBLE for line in figures.cec)
    given = count(len(figures.cec), "personne a donné", "personnes ont donné") + " des heures bénévoles."
    seem = "les conditions du compte d’engagement citoyen semblent réunies"
    if not eligible:
        return f"{given} Pour aucune, {seem}."
    if eligible == len(figures.cec):
        return f"{given} Pour {'elle' if eligible == 1 else 'toutes'}, {seem}."
    whom = "une seule" if eligible == 1 else f"{formats.integer(eligible)} d’entre elles"
    return f"{given} Pour {whom}, {seem}."


def comparison(before: YearlyFigures) -> str:
    """With what the exercise is compared."""
    return f"Les mêmes chiffres, comptés de la même façon, pour l’exercice {before.exercise.label}."


def not_counted(year: ExpensesYear) -> str:
    """What was asked or typed but is not among the costs."""
    words = {
        ClaimStatus.SUBMITTED: "attendent une décision",
        ClaimStatus.DRAFT: "sont encore en brouillon",
        ClaimStatus.REFUSED: "ont été refusés",
    }
    parts = [
        f"{money(year.by_status[status])} {said}" for status, said in words.items() if year.by_status[status]
    ]
    return f"Ne sont pas comptés : {', '.join(parts)}." if parts else ""


def absences(figures: YearlyFigures) -> tuple[str, ...]:
    """What has no chapter, said rather than passed over."""
    label, year = figures.exercise.label, figures.hours
    given = year.volunteer_minutes or year.indemnified_minutes or year.paid_minutes
    said = {
        f"Aucun comité n’existait en {label}.": figures.committees,
        f"Aucune réunion n’est datée de {label}.": figures.meeting_lines,
        f"Aucune heure n’est validée en {label}.": given,
        f"Aucune dépense n’est datée de {label}.": figures.expenses.lines,
    }
    return tuple(sentence for sentence, happened in said.items() if not happened)
