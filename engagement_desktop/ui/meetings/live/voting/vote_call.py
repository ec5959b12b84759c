"""The roll call: one line a voice, P, C or A on a name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from engagement_desktop.domain.meetings.voting.voters import Voice
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy
from engagement_desktop.french.vote_texts import short_name
from engagement_desktop.ui.meetings.live.attending.people_list import PeopleList, PersonLine
from engagement_desktop.ui.theme import Look

_CHOICES = {"P": Choice.FOR, "C": Choice.AGAINST, "A": Choice.ABSTAIN}
_WORDS = {
    Choice.FOR: ("Pour", "circle-check", "succes"),
    Choice.AGAINST: ("Contre", "circle-x", "erreur"),
    Choice.ABSTAIN: ("Abstention", "circle-slash", "neutre"),
}
_HIGH = 216


class VoteCall(PeopleList):
    """Voices as they are called; each letter goes on to the next name, Suppr takes it back."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Appel nominal : P pour, C contre, A abstention", "PCA")
        self._voices: tuple[Voice, ...] = ()
        self._said: dict[int, Choice] = {}
        look.bound(self, (0, _HIGH), (0, _HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.letter.connect(self._on_letter)
        self.dropped.connect(self._on_dropped)

    def show_voices(self, voices: tuple[Voice, ...]) -> None:
        """Those that take part; what was said of the others is forgotten."""
        self._voices = voices
        called = {voice.member.id for voice in voices}
        self._said = {member: choice for member, choice in self._said.items() if member in called}
        self._show()

    def choices(self) -> tuple[tuple[int, Choice], ...]:
        return tuple(
            (voice.member.id, self._said[voice.member.id])
            for voice in self._voices
            if voice.member.id in self._said
        )

    def _on_letter(self, letter: str, line: PersonLine) -> None:
        self._said[line.person_id] = _CHOICES[letter]
        self._show()
        self.go_next()

    def _on_dropped(self, line: PersonLine) -> None:
        self._said.pop(line.person_id, None)
        self._show()

    def _show(self) -> None:
        self.show_lines(tuple(self._line(voice) for voice in self._voices))
        self.changed.emit()

    def _line(self, voice: Voice) -> PersonLine:
        said = self._said.get(voice.member.id)
        words, icon, tone = _WORDS[said] if said is not None else ("à appeler", "circle", "neutre")
        name = f"{voice.member.last_name} {voice.member.first_name}".strip()
        if voice.by is not VoiceBy.MEMBER:
            words = f"{words} — par {short_name(voice.carried_by)}"
        return PersonLine(voice.member.id, name, words, icon, tone)
