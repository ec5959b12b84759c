"""« Attestations et papiers » on a person's page: the latest ones given, and the way to the next."""

from engagement_desktop.domain.hours.papers_rows import IssuedPaper
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.french.paper_words import SHORT_KINDS
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.hours.papers.words import TITLE, paper_name

_MOST = 5


def write_papers(pane: Pane, context: PageContext, person_id: int) -> None:
    """A line a paper; « Faire un papier » leads to the page with this person chosen."""
    papers = context.application.papers.issued(person_id)
    may = context.application.workspace.may(Permission.PAPER_ISSUE)
    if not papers and not may:
        return
    pane.section(TITLE)
    for paper in papers[:_MOST]:
        pane.line(paper_name(paper), _said(paper), "stamp")
    more = len(papers) - _MOST
    if more > 0:
        pane.note(f"Et {count(more, 'papier plus ancien', 'papiers plus anciens')}.")
    if may:
        pane.button("Faire un papier", lambda: context.signals.go("papers", person_id), "stamp")


def _said(paper: IssuedPaper) -> str:
    return f"{SHORT_KINDS[paper.kind]}, {date_short(paper.issued_on)}"
