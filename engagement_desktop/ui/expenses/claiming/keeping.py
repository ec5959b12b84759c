"""What is typed in a claim, kept while it is typed: lines, wish, and the files that are not saved yet."""

from engagement_desktop.domain.expenses.claims import PaymentMeans, Wish
from engagement_desktop.domain.form_drafts_rows import KeptDraft
from engagement_desktop.services.drafts import DraftService
from engagement_desktop.ui.expenses.claiming.entry import ClaimEntry
from engagement_desktop.ui.expenses.claiming.sheet import read_lines, receipts_written, written


class KeptClaim:
    """The draft of one claim: « claim:12 », « claim:new », or « claim:new:5 » asked for person 5."""

    def __init__(self, drafts: DraftService, entry: ClaimEntry) -> None:
        self._drafts, self._entry = drafts, entry
        self._as_loaded: dict[str, str] = {}
        self._receipts: tuple[tuple[str, ...], str] = ((), "")

    @property
    def key(self) -> str:
        asked = self._entry.asked_id
        return f"claim:{self._entry.loaded.id or ('new' if asked is None else f'new:{asked}')}"

    def begin(self) -> None:
        """What stands now is what is saved."""
        self._as_loaded = self._values()

    def is_dirty(self) -> bool:
        return self._values() != self._as_loaded

    def keep(self, said: str) -> None:
        """Keeps what is typed, or forgets it when nothing differs any more."""
        values = self._values()
        if values == self._as_loaded:
            self._drafts.drop(self.key)
        else:
            self._drafts.keep(self.key, said, values)

    def drop(self) -> None:
        self._drafts.drop(self.key)

    def discard(self) -> None:
        self._drafts.discard(self.key)

    def resume(self) -> KeptDraft | None:
        """Puts back what was typed; gives the draft, when there was one."""
        kept = self._drafts.kept(self.key)
        if kept is None:
            return None
        entry, values = self._entry, kept.values
        person = values.get("person", "")
        if person.isdecimal() and entry.is_new:
            entry.person_id = int(person)
            entry.look_around()
        if values.get("wish") in frozenset(Wish):
            entry.wish = Wish(values["wish"])
        means = values.get("pay_by")
        entry.pay_by = PaymentMeans(means) if means in frozenset(PaymentMeans) else None
        known = {line.id: line for line in entry.loaded.lines if line.id is not None}
        entry.sheet.lines = read_lines(values.get("lines", ""), values.get("receipts", ""), known)
        entry.sheet.at = 0
        return kept

    def _values(self) -> dict[str, str]:
        entry = self._entry
        values = {
            "person": "" if entry.person_id is None else str(entry.person_id),
            "wish": entry.wish.value,
            "pay_by": "" if entry.pay_by is None else entry.pay_by.value,
            "lines": written(entry.sheet),
            "receipts": self._files(),
        }
        return {key: text for key, text in values.items() if text}

    def _files(self) -> str:
        """Written again only when other files came: a line of text never costs a file."""
        digests = tuple(
            one.original_digest for line in self._entry.sheet.lines for one in line.draft.prepared
        )
        if digests != self._receipts[0]:
            self._receipts = (digests, receipts_written(self._entry.sheet))
        return self._receipts[1]
