"""Several papers of recognition in one file to print."""

from collections.abc import Sequence

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.hours.paper_pdf import foot_of, properties_of, story_of
from engagement_desktop.documents.text import plain
from engagement_desktop.documents.together import Part, together
from engagement_desktop.domain.hours.papers import PaperSeal, PaperText


def papers_together(papers: Sequence[tuple[PaperText, PaperSeal]], title: str) -> bytes:
    """One tagged, archivable file; the papers stand in the order given."""
    first = properties_of(*papers[0])
    properties = Properties(
        title=plain(title), subject=plain(title), author=first.author, dated=first.dated, keywords=title
    )
    parts = [Part(story_of(text, seal), text.above[0], foot_of(text, seal)) for text, seal in papers]
    return together(parts, properties)
