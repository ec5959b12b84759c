"""The actions asked for by meetings, as a list to print."""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import CondPageBreak, Spacer

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.pdf import Running, Step
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority
from engagement_desktop.domain.meetings.papers import ActionLine
from engagement_desktop.french.formats import count, date_short

NUMBER, ACTION, WHO = PaperColumn("N°", width=58), PaperColumn("Action"), PaperColumn("Qui", width=84)
DUE, STATE = PaperColumn("Pour le", width=64), PaperColumn("Où elle en est", width=92)
NOBODY, NO_DAY = "à désigner", "sans date"


def actions_pdf(
    lines: Sequence[ActionLine], structure: str, properties: Properties, step: Step | None = None
) -> bytes:
    """Late ones first, then open ones by day, then those done or dropped."""
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title("Actions")
    late = [line for line in lines if line.late_days > 0]
    to_come = [line for line in lines if line.state is ActionState.OPEN and line.late_days <= 0]
    over = [line for line in lines if line.state is not ActionState.OPEN]
    paper.opening(_opening(len(late), len(to_come), len(over)))
    _table(paper, "En retard", sorted(late, key=lambda line: -line.late_days))
    _table(paper, "À faire", sorted(to_come, key=lambda line: line.due_on or date.max))
    _table(paper, "Faites ou abandonnées", over)
    return paper.to_bytes(step)


def _opening(late: int, to_come: int, over: int) -> str:
    if not late + to_come + over:
        return "Aucune action n’est notée."
    if not late + to_come:
        return "Toutes les actions sont faites ou abandonnées."
    behind = f"dont {late} en retard" if late else "aucune n’est en retard"
    return f"{count(late + to_come, 'action')} à faire, {behind}."


def _table(paper: Handout, title: str, lines: Sequence[ActionLine]) -> None:
    if not lines:
        return
    drawn = long_table((NUMBER, ACTION, WHO, DUE, STATE), [_row(line) for line in lines])
    caption = Text.of(f"{title}, {count(len(lines), 'action')}")
    mark = Mark("Caption", drawn.tags.table)
    paper.add(CondPageBreak(110), TaggedParagraph(caption, styles.CAPTION, mark), drawn, Spacer(1, 14))


def _row(line: ActionLine) -> tuple[str, ...]:
    due = date_short(line.due_on) if line.due_on else NO_DAY
    pressing = " (priorité haute)" if line.priority is Priority.HIGH else ""
    return (line.number, f"{line.wording}{pressing}", line.owner or NOBODY, due, _state(line))


def _state(line: ActionLine) -> str:
    if line.state is ActionState.OPEN:
        return f"en retard de {count(line.late_days, 'jour')}" if line.late_days > 0 else "à faire"
    word = "faite" if line.state is ActionState.DONE else "abandonnée"
    day = f" le {date_short(line.closed_on)}" if line.closed_on else ""
    return f"{word}{day}" + (f" : {line.proof}" if line.proof else "")
