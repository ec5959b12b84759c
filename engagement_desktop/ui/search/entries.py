"""What the palette lists: heads of groups, and entries that lead somewhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engagement_desktop.domain.search_rows import FoundGroup, FoundKind
from engagement_desktop.domain.text import fold, search_words

ICONS: Mapping[FoundKind, str] = MappingProxyType(
    {
        FoundKind.PERSON: "user",
        FoundKind.STRUCTURE: "map-pin",
        FoundKind.COMMITTEE: "armchair",
        FoundKind.MEETING: "calendar-days",
        FoundKind.DECISION: "gavel",
        FoundKind.ACTION: "square-check",
        FoundKind.PROPOSAL: "message-square-quote",
        FoundKind.CLAIM: "receipt-text",
        FoundKind.HOURS: "clock",
    }
)


@dataclass(frozen=True)
class Entry:
    """One line: a head (no icon), or something that opens.

    Attributes:
        title: the words on the first line.
        detail: what tells it apart, on the second line.
        icon: its drawing; empty for the head of a group.
        page: the page to which it leads, with the id of what is shown there.
        shown: that id.
        act: what a command does.
        keys: the keys that do the same.
        also: other words under which a command is looked for; never shown.
    """

    title: str
    detail: str = ""
    icon: str = ""
    page: str = ""
    shown: int | None = None
    act: Callable[[], object] | None = None
    keys: str = ""
    also: str = ""

    @property
    def is_head(self) -> bool:
        return not self.icon


def entries_of(groups: Sequence[FoundGroup], *, people_only: bool = False) -> list[Entry]:
    """Each group under its head, in the order in which they were found."""
    listed: list[Entry] = []
    for group in groups:
        if people_only and group.kind is not FoundKind.PERSON:
            continue
        more = "\u00a0: les premières" if group.more else ""
        listed.append(Entry(f"{group.title}{more}"))
        icon = ICONS[group.kind]
        listed += [Entry(each.title, each.detail, icon, each.page, each.id) for each in group.found]
    return listed


def commands_for(commands: Sequence[Entry], typed: str) -> list[Entry]:
    """The commands that hold every word typed, under their head."""
    wanted = search_words(typed)
    kept = [
        each
        for each in commands
        if all(word in fold(f"{each.title} {each.detail} {each.also}") for word in wanted)
    ]
    return [Entry("Commandes"), *kept] if kept else []
