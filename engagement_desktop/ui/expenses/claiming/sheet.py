"""The lines of a claim while they are typed: what is understood, what is typed, what is kept of it."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.claiming.drafts import LineDraft
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.money import Money

Texts = dict[str, str]


@dataclass(slots=True)
class TypedLine:
    """One line: what is understood of it, and what its fields say; `fault` is the first thing refused."""

    draft: LineDraft
    texts: Texts = field(default_factory=dict)
    fault: str = ""
    is_typed: bool = False

    def words(self) -> Texts:
        """What a draft keeps: nothing of a saved line that was only looked at."""
        return self.texts if self.is_typed or self.draft.id is None else {}


@dataclass(slots=True)
class ClaimSheet:
    """The lines in their order, the one in hand, and the ones taken away meanwhile."""

    lines: list[TypedLine] = field(default_factory=list)
    at: int = 0
    removed: list[tuple[int, TypedLine]] = field(default_factory=list)

    @property
    def current(self) -> TypedLine | None:
        return self.lines[self.at] if 0 <= self.at < len(self.lines) else None

    def drafts(self) -> tuple[LineDraft, ...]:
        return tuple(line.draft for line in self.lines)

    def brought_beside(self) -> dict[str, int]:
        """The files brought for the other lines: the place of the first that has each, by its SHA-256."""
        return {
            receipt.original_digest: place
            for place, line in reversed(list(enumerate(self.lines, 1)))
            if line is not self.current
            for receipt in line.draft.prepared
        }

    def show(self, drafts: Sequence[LineDraft]) -> None:
        """Begin again on these lines; the hand stays at its place."""
        self.lines = [TypedLine(draft) for draft in drafts]
        self.at, self.removed = min(self.at, max(len(self.lines) - 1, 0)), []

    def add(self, draft: LineDraft) -> None:
        """One more line, in hand."""
        self.lines.append(TypedLine(draft))
        self.at = len(self.lines) - 1

    def next_line(self, today: date) -> LineDraft:
        """A line like the last one: its day, its meeting, else its purpose; today without any."""
        last = self.lines[-1].draft if self.lines else LineDraft(spent_on=today)
        return LineDraft(
            spent_on=last.spent_on,
            meeting_id=last.meeting_id,
            committee_id=last.committee_id,
            action_id=last.action_id,
            purpose="" if last.meeting_id is not None else last.purpose,
        )

    def remove(self) -> None:
        """Take the line in hand away; it may be put back until the claim is saved."""
        if self.current is not None:
            self.removed.append((self.at, self.lines.pop(self.at)))
            self.at = min(self.at, max(len(self.lines) - 1, 0))

    def put_back(self) -> None:
        """The line taken away last, at its place."""
        if self.removed:
            at, line = self.removed.pop()
            self.at = min(at, len(self.lines))
            self.lines.insert(self.at, line)

    def move(self, step: int) -> bool:
        """Go to the line above or below; False at the end."""
        reached = self.at + step
        if not 0 <= reached < len(self.lines):
            return False
        self.at = reached
        return True

    def change(self, **values: Any) -> None:
        """Other values for the line in hand."""
        if self.current is not None:
            self.current.draft = replace(self.current.draft, **values)

    def total(self) -> Money:
        return Money.sum(line.draft.amount for line in self.lines if line.draft.amount is not None)


def written(sheet: ClaimSheet) -> str:
    """The lines as a draft keeps them: ids and the words of their fields."""
    kept = [
        {
            "id": line.draft.id,
            "version": line.draft.version,
            "texts": line.words(),
            "attested": "" if line.draft.attested_on is None else line.draft.attested_on.isoformat(),
            "ceiling": None if line.draft.ceiling is None else line.draft.ceiling.cents,
            "gone": list(line.draft.gone),
            "prepared": [receipt.original_digest for receipt in line.draft.prepared],
        }
        for line in sheet.lines
    ]
    return json.dumps(kept, ensure_ascii=False)


def receipts_written(sheet: ClaimSheet) -> str:
    """The files not kept yet, each once."""
    files = {one.original_digest: one for line in sheet.lines for one in line.draft.prepared}
    kept = {
        digest: {
            "name": one.name,
            "media_type": one.media_type,
            "content": b64encode(one.content).decode("ascii"),
            "is_reduced": one.is_reduced,
            "pages": one.pages,
            "said": list(one.said),
        }
        for digest, one in files.items()
    }
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def read_lines(text: str, receipts: str, known: Mapping[int, LineDraft]) -> list[TypedLine]:
    """What a draft kept, over the lines that the claim has now; one that went since is left out."""
    files = {digest: _file(digest, facts) for digest, facts in json.loads(receipts or "{}").items()}
    lines = []
    for kept in json.loads(text or "[]"):
        base = LineDraft() if kept["id"] is None else known.get(kept["id"])
        if base is None:
            continue
        day, ceiling = kept["attested"], kept["ceiling"]
        draft = replace(
            base,
            version=kept["version"] if kept["id"] is not None else None,
            attested_on=date.fromisoformat(day) if day else None,
            ceiling=None if ceiling is None else Money(ceiling),
            gone=tuple(kept["gone"]),
            prepared=tuple(files[digest] for digest in kept["prepared"] if digest in files),
        )
        lines.append(TypedLine(draft, dict(kept["texts"]), is_typed=bool(kept["texts"])))
    return lines


def _file(digest: str, facts: Mapping[str, Any]) -> PreparedReceipt:
    return PreparedReceipt(
        name=facts["name"],
        media_type=facts["media_type"],
        content=b64decode(facts["content"]),
        original_digest=digest,
        is_reduced=facts["is_reduced"],
        pages=facts["pages"],
        said=tuple(facts["said"]),
    )
