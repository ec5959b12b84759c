"""The tables of the yearly report, said once for paper, XLSX and ODS."""

from engagement_desktop.documents.reports import yearly_words as words
from engagement_desktop.documents.reports.yearly_words import SeatCollege
from engagement_desktop.documents.tables import Cell, Column, DataTable, Duration, Kilometres, Share
from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import CecReason, CecStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import (
    CecLine,
    CommitteeYear,
    MeetingLine,
    YearlyFigures,
    YearlyReport,
)
from engagement_desktop.french import formats
from engagement_desktop.french.cec_texts import short_reason
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.labels import label


def yearly_tables(report: YearlyReport, *, nominative: bool) -> tuple[DataTable, ...]:
    """Every table of the report, in its order; people are named only in a nominative one."""
    tables = (
        summary_table(report),
        committees_table(report.figures),
        attendance_table(report),
        meetings_table(report.figures),
        families_table(report),
        months_table(report),
        valuation_table(report.figures),
        expenses_table(report.figures),
        statuses_table(report.figures),
        cec_table(report.figures),
    )
    return (*tables, cec_people_table(report.figures)) if nominative else tables


def compared(report: YearlyReport) -> YearlyFigures | None:
    """Last year's figures, unless nothing happened that year."""
    previous = report.previous
    if previous is None:
        return None
    lived = (
        previous.engaged,
        previous.meetings.held,
        previous.hours.volunteer_minutes,
        previous.expenses.lines,
    )
    return previous if any(lived) else None


def summary_table(report: YearlyReport) -> DataTable:
    """The key figures of the exercise beside those of the one before."""
    now, before = report.figures, compared(report)
    columns: tuple[Column, ...] = (Column("Indicateur"), Column(now.exercise.label, figures=True))
    if before is None:
        return DataTable("Synthèse", "Chiffres de l’exercice", columns, indicators(now))
    columns = (*columns, Column(before.exercise.label, figures=True), Column("Écart", figures=True))
    pairs = zip(indicators(now), indicators(before), strict=True)
    rows = tuple((label, value, old, difference(value, old)) for (label, value), (_, old) in pairs)
    return DataTable("Synthèse", "L’exercice et le précédent", columns, rows)


def indicators(figures: YearlyFigures) -> tuple[tuple[Cell, Cell], ...]:
    """What two exercises are compared by."""
    meetings, hours, expenses = figures.meetings, figures.hours, figures.expenses
    status = expenses.by_status
    return (
        ("Personnes engagées", figures.engaged),
        ("Comités", len(figures.committees)),
        ("Sièges pourvus au dernier jour", sum(each.members for each in figures.committees)),
        ("Réunions tenues", meetings.held),
        ("Réunions annulées", meetings.cancelled),
        ("Durée des réunions tenues", Duration(meetings.minutes)),
        ("Présents", meetings.attended),
        ("Attendus", meetings.expected),
        ("Taux de présence", Share(meetings.attended, meetings.expected)),
        ("Personnes bénévoles", hours.volunteers),
        ("Heures bénévoles", Duration(hours.volunteer_minutes)),
        ("Heures indemnisées", Duration(hours.indemnified_minutes)),
        ("Heures rémunérées", Duration(hours.paid_minutes)),
        ("Valeur des heures bénévoles, en euros", hours.valuation),
        ("Frais remboursés, en euros", status[ClaimStatus.REIMBURSED]),
        ("Frais approuvés à payer, en euros", status[ClaimStatus.APPROVED]),
        ("Frais abandonnés, en euros", status[ClaimStatus.WAIVED]),
        ("Kilomètres retenus", Kilometres(expenses.km_hundredths)),
    )


def difference(now: Cell, before: Cell) -> Cell:
    """What changed, in the same unit; a share has none."""
    if isinstance(now, Money) and isinstance(before, Money):
        return now - before
    if isinstance(now, Duration) and isinstance(before, Duration):
        return Duration(now.minutes - before.minutes)
    if isinstance(now, Kilometres) and isinstance(before, Kilometres):
        return Kilometres(now.hundredths - before.hundredths)
    if isinstance(now, int) and isinstance(before, int):
        return now - before
    return None


def seats_by_college(committee: CommitteeYear) -> dict[SeatCollege, int]:
    """Members of a committee in the three colleges of seats, none left out."""
    seats = dict.fromkeys(SeatCollege, 0)
    for capacity, members in committee.by_college.items():
        seats[words.seat_college(capacity)] += members
    return seats


def committees_table(figures: YearlyFigures) -> DataTable:
    """Who sits where on the last day, and the mandates begun and ended."""
    columns = (
        Column("Comité"),
        Column("Sièges", figures=True),
        Column("Pourvus", figures=True, summed=True),
        Column("Usagers", figures=True, summed=True),
        Column("Professionnels", figures=True, summed=True),
        Column("Élus et partenaires", figures=True, summed=True),
        Column("Arrivées", figures=True, summed=True),
        Column("Départs", figures=True, summed=True),
    )
    rows = tuple(
        (
            each.name,
            each.seats,
            each.members,
            *seats_by_college(each).values(),
            each.mandates_started,
            each.mandates_ended,
        )
        for each in figures.committees
    )
    twice = "Une personne qui siège dans deux comités compte deux fois. " if len(rows) > 1 else ""
    note = (
        f"Sont comptés les titulaires en fonction au dernier jour de l’exercice, sans les invités. {twice}"
        "Arrivées et départs : tous les mandats commencés ou achevés dans l’exercice."
    )
    title = "Composition des comités par collège"
    return DataTable("Comités", title, columns, rows, "Ensemble" if len(rows) > 1 else "", note)


def attendance_table(report: YearlyReport) -> DataTable:
    """Meetings and presence, committee by committee."""
    before = compared(report)
    rates = {each.name: Share(each.attended, each.expected) for each in before.committees} if before else {}
    columns = [
        Column("Comité"),
        Column("Tenues", figures=True, summed=True),
        Column("Annulées", figures=True, summed=True),
        Column("Attendus", figures=True, summed=True),
        Column("Présents", figures=True, summed=True),
        Column("Taux", figures=True),
    ]
    if before:
        columns.append(Column(f"Taux {before.exercise.label}", figures=True))
    rows = tuple(
        (
            each.name,
            each.meetings_held,
            each.meetings_cancelled,
            each.expected,
            each.attended,
            Share(each.attended, each.expected),
            *((rates.get(each.name),) if before else ()),
        )
        for each in report.figures.committees
    )
    note = (
        "Présents : sur place ou à distance, invités compris. "
        "Attendus : toutes les personnes dont la présence ou l’absence est notée aux réunions tenues."
    )
    total = "Ensemble" if len(rows) > 1 else ""
    return DataTable("Présence", "Réunions et présence par comité", tuple(columns), rows, total, note)


def meetings_table(figures: YearlyFigures) -> DataTable:
    """Every meeting of the exercise, in order of date."""
    columns = (
        Column("Date"),
        Column("Comité"),
        Column("Réunion"),
        Column("Durée", figures=True, summed=True),
        Column("Présents", figures=True, summed=True),
        Column("Attendus", figures=True, summed=True),
    )
    in_order = sorted(figures.meeting_lines, key=lambda line: (line.held_on, line.committee))
    rows = tuple(_meeting_row(line) for line in in_order)
    return DataTable("Réunions", "Réunions de l’exercice", columns, rows, "Total" if rows else "")


def _meeting_row(line: MeetingLine) -> tuple[Cell, ...]:
    told = (line.held_on, line.committee, label(line.status))
    if line.status is not MeetingStatus.HELD:
        return (*told, None, None, None)
    lasted = None if line.minutes is None else Duration(line.minutes)
    return (*told, lasted, line.attended, line.expected)


def families_table(report: YearlyReport) -> DataTable:
    """Volunteer hours by mission family, the largest first."""
    now, before = report.figures.hours, compared(report)
    columns = [
        Column("Famille de missions"),
        Column("Heures", figures=True, summed=True),
        Column("Part", figures=True),
    ]
    if before:
        columns.append(Column(f"Heures {before.exercise.label}", figures=True, summed=True))
    families = sorted(FAMILIES, key=lambda family: -now.by_family.get(family, 0))
    rows = tuple(
        (
            FAMILIES[family],
            Duration(now.by_family.get(family, 0)),
            Share(now.by_family.get(family, 0), now.volunteer_minutes),
            *((Duration(before.hours.by_family.get(family, 0)),) if before else ()),
        )
        for family in families
    )
    title = "Heures bénévoles par famille de missions"
    return DataTable("Heures par famille", title, tuple(columns), rows, "Total")


def months_table(report: YearlyReport) -> DataTable:
    """Volunteer hours month by month."""
    now, before = report.figures, compared(report)
    columns = [Column("Mois"), Column("Heures", figures=True, summed=True)]
    if before:
        columns.append(Column(f"Heures {before.exercise.label}", figures=True, summed=True))
    rows = tuple(
        (
            formats.month_and_year(day),
            Duration(minutes),
            *((Duration(before.hours.by_month[index]),) if before else ()),
        )
        for index, (day, minutes) in enumerate(zip(now.exercise.months(), now.hours.by_month, strict=True))
    )
    return DataTable("Heures par mois", "Heures bénévoles par mois", tuple(columns), rows, "Total")


def valuation_table(figures: YearlyFigures) -> DataTable:
    """The value of volunteer hours, one row for each hourly minimum wage in force."""
    columns = (
        Column("Salaire minimum en vigueur depuis le"),
        Column("Heures", figures=True, summed=True),
        Column("Taux horaire en euros", figures=True),
        Column("Valeur en euros", figures=True, summed=True),
        Column("Texte"),
    )
    rows = tuple(
        (line.valid_from, Duration(line.minutes), line.rate, line.value, line.source)
        for line in figures.hours.valuation_lines
    )
    return DataTable(
        "Valeur des heures", "Valeur des heures bénévoles", columns, rows, "Total" if rows else ""
    )


def expenses_table(figures: YearlyFigures) -> DataTable:
    """Costs that were granted, by nature, the largest first; natures without any are left out."""
    amounts = {(cell.nature, cell.status): cell.amount for cell in figures.expenses.cells}
    total = Money.sum(figures.expenses.by_nature.values())

    def row(nature: ExpenseNature) -> tuple[Cell, ...]:
        granted = figures.expenses.by_nature[nature]
        cells = (amounts.get((nature, status)) for status in _GRANTED_IN_ORDER)
        return (words.NATURES[nature], *cells, granted, Share(granted.cents, total.cents))

    natures = [nature for nature in ExpenseNature if figures.expenses.by_nature[nature]]
    natures.sort(key=lambda nature: -figures.expenses.by_nature[nature].cents)
    columns = (
        Column("Nature"),
        Column("Remboursés", figures=True, summed=True),
        Column("À payer", figures=True, summed=True),
        Column("Abandonnés", figures=True, summed=True),
        Column("Total", figures=True, summed=True),
        Column("Part", figures=True),
    )
    rows = tuple(row(nature) for nature in natures)
    note = "Abandonnés : la personne a renoncé par écrit au remboursement."
    title = "Frais par nature et par suite donnée"
    return DataTable("Frais par nature", title, columns, rows, "Total en euros" if rows else "", note)


_GRANTED_IN_ORDER = (ClaimStatus.REIMBURSED, ClaimStatus.APPROVED, ClaimStatus.WAIVED)


def statuses_table(figures: YearlyFigures) -> DataTable:
    """All costs dated in the exercise, whatever was decided."""
    lines = dict.fromkeys(ClaimStatus, 0)
    for cell in figures.expenses.cells:
        lines[cell.status] += cell.lines
    columns = (
        Column("Suite donnée"),
        Column("Dépenses", figures=True, summed=True),
        Column("Montant en euros", figures=True, summed=True),
        Column("Compté dans les frais"),
    )
    rows = tuple(
        (label, lines[status], figures.expenses.by_status[status], "oui" if status in GRANTED else "non")
        for status, label in words.STATUSES.items()
    )
    return DataTable("Frais par suite", "Dépenses datées de l’exercice", columns, rows, "Total")


def cec_table(figures: YearlyFigures) -> DataTable:
    """How many people, by situation; the reasons are words, never crossed with a count."""
    columns = (Column("Situation"), Column("Personnes", figures=True, summed=True), Column("Motifs"))
    rows = tuple(_cec_row(figures, status, label) for status, label in words.CEC.items())
    title = "Situation des bénévoles au regard des conditions"
    return DataTable("CEC", title, columns, rows, "Total")


def _cec_row(figures: YearlyFigures, status: CecStatus, label: str) -> tuple[Cell, ...]:
    lines = [line for line in figures.cec if line.status is status]
    # An age is never told of a small group: the reason stays in the JSON and in the nominative table.
    reasons = [reason for line in lines for reason in line.reasons if reason is not CecReason.AGE]
    said = dict.fromkeys(short_reason(reason) for reason in CecReason if reason in reasons)
    return (label, len(lines), " ; ".join(said) or None)


def cec_people_table(figures: YearlyFigures) -> DataTable:
    """One row a person, only in a nominative report."""
    columns = (
        Column("Personne"),
        Column("Identifiant"),
        Column("Conditions"),
        Column("Heures éligibles", figures=True),
        Column("Dans une association", figures=True),
        Column("Motifs"),
    )
    rows = tuple(_cec_person(line) for line in figures.cec)
    return DataTable("CEC par personne", "Situation de chaque bénévole", columns, rows)


def _cec_person(line: CecLine) -> tuple[Cell, ...]:
    reasons = " ; ".join(short_reason(reason) for reason in line.reasons)
    return (
        line.name,
        line.person,
        words.CONDITIONS[line.status],
        Duration(line.eligible_minutes),
        Duration(line.best_association_minutes),
        reasons or line.best_association,
    )
