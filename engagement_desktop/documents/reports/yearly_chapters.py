"""The chapters of the yearly report, in order: each says one thing, shows it, then details it."""

from datetime import UTC

from engagement_desktop.documents.pdf import Paper
from engagement_desktop.documents.reports import yearly_charts as charts
from engagement_desktop.documents.reports import yearly_sentences as sentences
from engagement_desktop.documents.reports import yearly_tables as tables
from engagement_desktop.documents.reports.yearly_key_figures import key_figures
from engagement_desktop.documents.reports.yearly_words import GAPS
from engagement_desktop.domain.hours.cec import CecStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import YearlyReport
from engagement_desktop.french.formats import (
    count,
    date_long,
    decimal,
    duration,
    instant,
    kilometres,
    money,
    period,
)

MOST_NATURES_DRAWN = 8


def in_brief(paper: Paper, report: YearlyReport) -> None:
    """Nine key figures, where to find what, and what has no chapter because it did not happen."""
    paper.chapter("L’année en bref", sentences.in_brief(report))
    paper.key_figures(key_figures(report))
    paper.section("Où trouver quoi")
    paper.contents()
    absent = sentences.absences(report.figures)
    if absent:
        paper.section("Ce qui n’a pas eu lieu")
        paper.items([("", said) for said in absent])


def committees(paper: Paper, report: YearlyReport) -> None:
    """Who sits, one dot per seat."""
    if not report.figures.committees:
        return
    paper.chapter("Les comités", sentences.committees(report.figures))
    _figures(paper, tuple(charts.composition_charts(report.figures)))
    paper.table(tables.committees_table(report.figures))


def meetings(paper: Paper, report: YearlyReport) -> None:
    """What was held and who came."""
    if not report.figures.meeting_lines:
        return
    paper.chapter("Les réunions", sentences.meetings(report))
    shown = tuple(charts.presence_charts(report))
    year = report.figures.meetings
    if len(shown) > 1:
        paper.table(tables.attendance_table(report))
    _figures(paper, shown)
    if year.minutes:
        paper.body(f"Les réunions tenues ont duré {duration(year.minutes)} en tout.")
    if year.planned:
        still = count(
            year.planned, "réunion reste notée comme prévue", "réunions restent notées comme prévues"
        )
        paper.body(f"{still}.")
    if len(shown) <= 1:
        paper.table(tables.attendance_table(report))


def hours(paper: Paper, report: YearlyReport) -> None:
    """What was given, by mission and by month."""
    year = report.figures.hours
    if not (year.volunteer_minutes or year.indemnified_minutes or year.paid_minutes):
        return
    paper.chapter("Les heures données", sentences.hours(report))
    _figures(paper, tuple(charts.hours_charts(report)))
    if year.volunteer_minutes:
        given = count(year.volunteers, "personne a donné", "personnes ont donné")
        paper.body(f"{given} ces heures.")
    apart = (
        f"{duration(year.indemnified_minutes)} indemnisées et les {duration(year.paid_minutes)} rémunérées"
    )
    mixed = f" Les {apart} ne sont ni mêlées à ces heures ni valorisées."
    counts_others = year.indemnified_minutes or year.paid_minutes
    paper.note(f"Ne sont comptées ici que les heures bénévoles validées.{mixed if counts_others else ''}")
    if year.volunteer_minutes:
        paper.table(tables.families_table(report))
        paper.table(tables.months_table(report))


def value(paper: Paper, report: YearlyReport) -> None:
    """What the hours are worth, by which method and at which rates."""
    year = report.figures.hours
    if not year.valuation_lines:
        return
    paper.chapter("La valeur des heures", sentences.value(report.figures))
    paper.table(tables.valuation_table(report.figures))
    paper.section("Méthode")
    rates = ", ".join(
        f"{decimal(line.rate, 2)} € depuis le {date_long(line.valid_from)}" for line in year.valuation_lines
    )
    paper.body(
        "Chaque heure est valorisée au salaire minimum brut en vigueur le jour où elle a été "
        f"donnée : {rates}. Le coefficient est de 1 pour toutes les missions. "
        "La valeur est arrondie au centime par personne et par période, puis additionnée."
    )
    paper.body(
        "Écriture proposée au pied du compte de résultat : débit 864 Personnel bénévole, "
        f"crédit 875 Bénévolat, {money(year.valuation)}. "
        "Les frais auxquels des bénévoles ont renoncé n’y entrent pas."
    )


def expenses(paper: Paper, report: YearlyReport) -> None:
    """What taking part cost, by nature and by what was decided."""
    year = report.figures.expenses
    if not year.lines:
        return
    paper.chapter("Les frais", sentences.expenses(report.figures))
    if Money.sum(year.by_nature.values()):
        paper.table(tables.expenses_table(report.figures))
    apart = sentences.not_counted(year)
    if apart:
        paper.body(apart)
    if year.km_hundredths:
        paper.body(f"Les trajets retenus font {kilometres(year.km_hundredths)}.")
    # With many natures the table fills the page, and its last column says the order as well.
    if sum(map(bool, year.by_nature.values())) <= MOST_NATURES_DRAWN:
        _figures(paper, tuple(charts.nature_charts(report)))


def cec(paper: Paper, report: YearlyReport) -> None:
    """For how many the conditions seem met; nobody is named unless asked."""
    figures, year = report.figures, report.figures.exercise.start.year
    if not figures.cec:
        return
    paper.chapter("Le compte d’engagement citoyen", sentences.cec(figures))
    paper.table(tables.cec_table(figures))
    present = {line.status for line in figures.cec}
    if CecStatus.ELIGIBLE in present:
        paper.body(
            "Le bénévole doit déclarer lui-même ses heures sur Le Compte Bénévole avant le "
            f"30 juin {year + 1} ; l’association atteste avant le 31 décembre {year + 1}."
        )
    if CecStatus.TO_CHECK in present:
        paper.body(
            "À vérifier : le logiciel ne peut pas conclure. Vérifiez auprès du téléservice "
            "Le Compte Asso ou de l’administration."
        )
    if CecStatus.NOT_ELIGIBLE in present:
        paper.body(
            "Siéger à un comité d’usagers n’est pas, à soi seul, diriger l’association qui le porte. "
            "Les heures qui ne remplissent pas les conditions restent valorisables "
            "(attestation de bénévolat, passeport bénévole, VAE, valorisation comptable)."
        )
    paper.note(
        "Les motifs ne sont croisés avec aucun nombre ni aucune autre donnée, "
        "pour que nul ne puisse être reconnu."
    )


def comparison(paper: Paper, report: YearlyReport) -> None:
    """The exercise beside the one before; without one, no empty title."""
    before = tables.compared(report)
    if before:
        paper.chapter("D’un exercice à l’autre", sentences.comparison(before))
        paper.table(tables.summary_table(report))


def method(paper: Paper, report: YearlyReport, fingerprint: str) -> None:
    """What is counted, at which rates, what is missing, and the proof of the figures."""
    exercise = report.figures.exercise
    spanned = period(exercise.start, exercise.end)
    paper.chapter("Méthode et taux", f"Ce rapport compte ce qui est daté {spanned}, et rien d’autre.")
    paper.section("Ce qui est compté")
    paper.items(_counted(report))
    if report.scale_notes:
        paper.section("Barème des kilomètres")
        for note in report.scale_notes:
            paper.body(note)
    _missing(paper, report)
    paper.section("Empreinte")
    paper.body(
        "Les chiffres sont ceux du dossier après son dernier acte, le "
        f"{instant(report.as_of, UTC)} (temps universel). "
        "Les mêmes chiffres, lisibles par une machine, sont joints à ce fichier. "
        "Leur empreinte (SHA-256) permet de vérifier que rien n’a changé :"
    )
    paper.note(" ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8)))


def annex(paper: Paper, report: YearlyReport, *, nominative: bool) -> None:
    """The facts that were counted, one line each; people only in a nominative report."""
    if report.figures.meeting_lines:
        number = count(len(report.figures.meeting_lines), "réunion", "réunions")
        paper.chapter("Annexe : les réunions", f"{number}, dans l’ordre des dates.")
        paper.table(tables.meetings_table(report.figures))
    if nominative and report.figures.cec:
        opening = "Cette annexe nomme des personnes : elle ne se diffuse pas avec le rapport."
        paper.chapter("Annexe : les bénévoles", opening)
        paper.table(tables.cec_people_table(report.figures))


def _figures(paper: Paper, titled: tuple[charts.TitledChart, ...]) -> None:
    for each in titled:
        paper.figure(each.title, each.chart, each.table)


def _counted(report: YearlyReport) -> list[tuple[str, str]]:
    travel = "compté, comme la structure l’a écrit" if report.travel_counts else "laissé de côté"
    return [
        ("Personnes engagées", " : qui a été présent, a donné une heure ou engagé une dépense."),
        ("Présence", " : les présents, sur place ou à distance, sur tous ceux dont la venue est notée."),
        ("Heures", f" : validées seulement ; le temps de trajet est {travel}."),
        ("Frais", " : les dépenses approuvées, remboursées ou abandonnées, à la date de la dépense."),
        (
            "Compte d’engagement citoyen",
            f" : les heures de l’année civile {report.figures.exercise.start.year}.",
        ),
    ]


def _missing(paper: Paper, report: YearlyReport) -> None:
    paper.section("Ce qui manque")
    gaps = [gap for gap in report.gaps if gap.count]
    if not gaps:
        paper.body("Rien ne manque aux pièces de cet exercice.")
        return
    said = [count(gap.count, *GAPS[gap.kind]) for gap in gaps]
    ends = [","] * (len(said) - 1) + ["."]
    paper.items([("", f"{words}{end}") for words, end in zip(said, ends, strict=True)])
