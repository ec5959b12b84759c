"""The valuation of volunteer hours: on paper, as sheets, and its entry as CSV for the accountant."""

from datetime import datetime

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.cells import paper_table
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Column, DataTable, Duration
from engagement_desktop.documents.text import plain
from engagement_desktop.domain.hours.valuation_rows import Valuation, entry_of
from engagement_desktop.french import valuation_texts as texts
from engagement_desktop.french.families import FAMILIES
from engagement_desktop.french.formats import date_short, period

TITLE = "Valorisation du bénévolat"
ENTRY_HEADS = ("Date", "Compte", "Intitulé du compte", "Libellé", "Débit", "Crédit")
_VALUE, _HOURS = (
    Column("Valeur en euros", figures=True, summed=True),
    Column("Heures", figures=True, summed=True),
)


def valuation_pdf(valuation: Valuation, dated: datetime) -> bytes:
    """One or two pages for the annex: value, method, what changed, entry, what stands apart."""
    title = f"{TITLE} {valuation.exercise.label}"
    properties = Properties(
        title=title, subject=title, author=plain(valuation.structure) or "Engagement", dated=dated
    )
    paper = Handout(properties, Running(valuation.structure, title))
    paper.above(valuation.structure)
    paper.title(title)
    paper.opening(texts.opening(valuation))
    paper.body(f"Exercice {period(valuation.exercise.start, valuation.exercise.end)}.")
    _counted(paper, valuation)
    paper.section("Méthode")
    for sentence in texts.method_sentences(valuation):
        paper.body(sentence)
    paper.body(texts.constancy(valuation))
    paper.items([texts.change_sentence(change) for change in valuation.changes])
    if valuation.former is not None:
        paper.body(texts.comparison(valuation, valuation.former))
    if valuation.value:
        paper.section("Écriture de classe 8")
        paper.add(paper_table(entry_table(valuation)))
        paper.note("Elle se montre au pied du compte de résultat et ne change pas le résultat.")
    paper.section("À part, et jamais ajouté")
    paper.facts(list(texts.apart(valuation)))
    paper.note(texts.completeness(valuation))
    return paper.to_bytes()


def valuation_xlsx(valuation: Valuation, dated: datetime) -> bytes:
    """One sheet a table, after the one that tells the method."""
    title = f"{TITLE} {valuation.exercise.label}"
    tables = (about_table(valuation), *value_tables(valuation), entry_table(valuation))
    return xlsx(tables, SheetsProperties(title, valuation.structure, dated))


def valuation_csv(valuation: Valuation) -> bytes:
    """The entry of class 8: one row a line, decimal comma, dates as JJ/MM/AAAA."""
    entry = entry_of(valuation)
    return csv_bytes(
        ENTRY_HEADS,
        (
            (
                date_short(entry.day),
                line.account,
                line.label,
                entry.wording,
                f"{line.debit.euros:.2f}".replace(".", ","),
                f"{line.credit.euros:.2f}".replace(".", ","),
            )
            for line in entry.lines
        ),
    )


def about_table(valuation: Valuation) -> DataTable:
    """Whose value, of when, by which method."""
    former = valuation.former
    rows = (
        ("Structure", valuation.structure),
        ("Exercice", period(valuation.exercise.start, valuation.exercise.end)),
        ("En bref", texts.opening(valuation)),
        *(("Méthode", sentence) for sentence in texts.method_sentences(valuation)),
        ("Constance", texts.constancy(valuation)),
        *(("Changement", texts.change_sentence(change)) for change in valuation.changes),
        *((("Exercice précédent", texts.comparison(valuation, former)),) if former else ()),
        *texts.apart(valuation),
        ("Saisies", texts.completeness(valuation)),
    )
    columns = (Column("Sujet"), Column("Ce qu’il faut savoir"))
    return DataTable("Lire", "Comment lire ce classeur", columns, rows)


def value_tables(valuation: Valuation) -> tuple[DataTable, ...]:
    """The same value by period of the rate, by mission and by committee."""
    rate, source = Column("SMIC horaire en euros", figures=True), Column("Texte")
    total = "Total" if valuation.parts else ""
    return (
        DataTable(
            "Par période",
            "Par période du SMIC",
            (Column("Depuis le"), _HOURS, rate, _VALUE, source),
            tuple(
                (since, Duration(one.minutes), euros, one.value, text)
                for (since, euros, text), one in valuation.by_period().items()
            ),
            total,
        ),
        DataTable(
            "Par mission",
            "Par mission",
            (Column("Mission"), Column("Coefficient", figures=True), _HOURS, _VALUE),
            tuple(
                (FAMILIES[family], multiplier, Duration(one.minutes), one.value)
                for (family, multiplier), one in valuation.by_family().items()
            ),
            total,
        ),
        DataTable(
            "Par comité",
            "Par comité",
            (Column("Comité"), _HOURS, _VALUE),
            tuple(
                (committee or texts.NO_COMMITTEE, Duration(one.minutes), one.value)
                for committee, one in valuation.by_committee().items()
            ),
            total,
        ),
    )


def entry_table(valuation: Valuation) -> DataTable:
    """The two lines of class 8."""
    entry = entry_of(valuation)
    columns = (
        Column("Date"),
        Column("Compte"),
        Column("Intitulé"),
        Column("Débit en euros", figures=True, summed=True),
        Column("Crédit en euros", figures=True, summed=True),
    )
    rows = tuple((entry.day, line.account, line.label, line.debit, line.credit) for line in entry.lines)
    return DataTable("Écriture", "Écriture de classe 8", columns, rows, "Total")


def _counted(paper: Handout, valuation: Valuation) -> None:
    for table in value_tables(valuation):
        if table.rows:
            paper.section(table.title)
            paper.add(paper_table(table))
