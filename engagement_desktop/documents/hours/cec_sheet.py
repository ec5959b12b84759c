"""The sheet to type again in Le Compte Bénévole, on paper: one part a declaration."""

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.domain.hours.cec_ledger import CecLedger
from engagement_desktop.french.cec_ledger_texts import two_deadlines
from engagement_desktop.french.cec_sheet import NOT_SENT, NOTHING, TITLE, WHOLE_HOURS, sheet_of
from engagement_desktop.french.cec_texts import MENTION, status_text
from engagement_desktop.french.typography import typo


def cec_sheet_pdf(ledger: CecLedger, structure: str, properties: Properties) -> bytes:
    """The paper of one person and civil year, given by `structure`."""
    paper = Handout(properties, Running(structure, properties.title), USUAL)
    paper.above(structure)
    paper.title(TITLE)
    paper.section(f"{ledger.name}, année {ledger.year}")
    paper.body(status_text(ledger.decision, ledger.parameters))
    parts = sheet_of(ledger)
    for part in parts:
        paper.section(part.association)
        paper.facts([(line.name, line.shown) for line in part.lines])
    for words in (WHOLE_HOURS, NOT_SENT) if parts else (NOTHING,):
        paper.body(typo(words))
    paper.body(two_deadlines(ledger.parameters))
    paper.note(f"{typo(MENTION)}.")
    return paper.to_bytes()
