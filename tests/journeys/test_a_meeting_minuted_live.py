"""A whole evening of the demo committee, minuted by keyboard alone, from the agenda to the signed paper."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.meetings.preparing.agenda_drafts import TemplateDraft, TemplateItemDraft
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.progress import Silent
from engagement_desktop.ui.meetings.minutes.page import MinutesPage
from tests.journeys.live_evening import TALKED_OF, Evening, Key, current, opened, prepared
from tests.journeys.typist import CTRL, Typist
from tests.ui.conftest import Seat

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
    "This plugin does not support propagateSizeHints",
)
"""What the offscreen platform says of a menu and of a sheet, harmless."""


PHONE, ILLNESS = "06 12 34 56 78", "diabète"


HEADING = "Ce que disent les usagers"


BOLD = "les 62 réponses"


ENTRIES = ("un affichage plus gros", "une annonce dans le bulletin")


DECIDED = "L’accueil ouvre le samedi matin dès janvier 2027."


DECIDED_AT_ONCE = "Le bulletin de décembre annonce le samedi."


TO_DO = "Écrire à la mairie pour le stationnement"


PROPOSED = "Un banc devant l’entrée"


TOLD = f"Mme Caron, jointe au {PHONE}, parle de son {ILLNESS}."


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def typist(seat: Seat) -> Typist:
    """The demo dossier, whose committee has one usual agenda, at the hour of the evening."""
    seat.application.demo.fill(DemoSize("petite"), 1, Silent())
    seat.application.templates.save(
        TemplateDraft(
            committee_id=1,
            name="Réunion du soir",
            starts_minute=18 * 60,
            minutes=90,
            items=(TemplateItemDraft(title=TALKED_OF), TemplateItemDraft(title="Transport des usagers")),
        )
    )
    made = Typist(seat)
    made.at(17, 55)
    return made


def item_number(evening: Evening, words: str) -> int:
    assert evening.page.live is not None
    return next(item.number for item in evening.page.live.items if words in item.title)


def go_to_item(evening: Evening, words: str) -> None:
    """F6 as often as it takes: one key a point."""
    for _ in range(_MANY):
        item = evening.page.item()
        if item is not None and words in item.title:
            return
        evening.typist.key(Key.Key_F6)
    raise AssertionError(words)


_MANY = 15


_FOR = 8  # of eleven voices, two against and one abstention


_RESULT = f"{_FOR} pour sur {_FOR + 2} voix exprimées"


def people_come_and_go(evening: Evening) -> None:
    """One is excused and the suppléant sits, one is absent and gave a pouvoir, one is late."""
    typist, names = evening.typist, evening.titulars()
    typist.key(Key.Key_3, CTRL)
    typist.key(Key.Key_Home)
    excused, absent, late = names[3], names[4], names[-1]
    for name in names[:-1]:
        with typist.at_most(1):
            typist.write({excused: "e", absent: "a"}.get(name, "p"))
        if name == excused:  # nothing passes over the suppléant of somebody who is away
            typist.key(Key.Key_Down)
        if name == absent:
            typist.key(Key.Key_Down)
    assert evening.count() == f"{len(names) - 3} sur {len(names)}"
    evening.note(excused, "s")
    assert "siège pour" in typist.said()
    evening.note(absent, "r")
    assert "donne pouvoir à" in typist.said()
    assert evening.count() == f"{len(names) - 2} sur {len(names)}"
    typist.at(18, 20)
    evening.note(late, "p")
    assert "18 h 20" in typist.said()
    assert "Quorum atteint" in evening.band()
    evening.names = {
        "excused": excused,
        "absent": absent,
        "late": late,
        "sits": evening.substitute_of(excused),
    }


def quorum_is_lost_and_found(evening: Evening) -> None:
    typist, names = evening.typist, evening.titulars()
    leaving = [name for name in names if name not in set(evening.names.values())][2:]
    gone: list[str] = []
    typist.at(18, 40)
    for name in leaving:
        evening.note(name, "d")
        gone.append(name)
        if "Quorum perdu" in evening.band():
            break
    assert "Quorum perdu" in evening.band()
    typist.at(18, 45)
    for name in gone:
        evening.note(name, "p")
    assert "Quorum atteint" in evening.band()
    evening.names["left"] = gone[0]


def a_guest_comes(evening: Evening) -> None:
    typist = evening.typist
    typist.write("g")
    typist.write("Martin Kermorvant")
    typist.key(Key.Key_Return)
    typist.key(Key.Key_Return)
    assert "Kermorvant" in typist.said()
    typist.key(Key.Key_Escape)


def the_item_is_written(evening: Evening) -> None:
    typist = evening.typist
    typist.write(
        f"## {HEADING}\nMme Caron présente **{BOLD}** reçues.\n- {ENTRIES[0]}\n{ENTRIES[1]}\n\n{TOLD}"
    )
    typist.key(Key.Key_Return)
    with typist.at_most(2 + len(DECIDED) + 1):
        typist.write(f"/d{DECIDED}")
        typist.key(Key.Key_Return)
    typist.write(DECIDED_AT_ONCE)
    with typist.at_most(1):
        typist.key(Key.Key_D, CTRL)
    typist.write(f"/a{TO_DO}")
    typist.key(Key.Key_Tab)
    typist.write(evening.titulars()[0])
    typist.key(Key.Key_Tab)
    typist.write("15/12/2026")
    typist.key(Key.Key_Return)
    assert typist.said().startswith("Action inscrite")
    typist.write(f"/r{PROPOSED}")
    typist.key(Key.Key_Return)
    with typist.at_most(3):
        typist.write("/p1")
    assert "La réunion est ouverte à 18 h 00" in evening.text().replace("\u00a0", " ")
    typist.key(Key.Key_Return)
    with typist.at_most(6):
        typist.write("/v2a1")
        typist.key(Key.Key_Return)
    assert typist.said().startswith("Vote inscrit : adopté")
    assert evening.text().count("::vote ") == 1
    assert evening.text().count("::decision ") == 3
    assert f"- {ENTRIES[0]}\n- {ENTRIES[1]}\n" in evening.text()


def one_is_taken_back(evening: Evening) -> None:
    """A second vote, unanimous, that was a mistake."""
    typist, before = evening.typist, evening.text()
    with typist.at_most(3):
        typist.write("/v")
        typist.key(Key.Key_Return)
    assert evening.text().count("::vote ") == 2
    typist.key(Key.Key_Z, CTRL)
    assert evening.text() == before


def secrecy_is_reminded(evening: Evening) -> None:
    typist = evening.typist
    typist.key(Key.Key_1, CTRL)
    typist.key(Key.Key_Home)
    for _ in range(_MANY):
        if "secret" in evening.page.agenda.list.currentIndex().data().casefold():
            break
        typist.key(Key.Key_Down)
    with typist.at_most(1):
        typist.key(Key.Key_Space)
    assert evening.page.live is not None
    assert evening.page.live.secrecy_minute is not None
    typist.key(Key.Key_2, CTRL)


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Where the window's question « where? » is answered by Enter."""

    def to(name: str) -> Path:
        target = tmp_path / name
        kind = "Document à modifier (*.docx)" if name.endswith("docx") else "Compte rendu à imprimer (*.pdf)"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), kind))
        return target

    return to


def test_a_whole_meeting_is_minuted_by_keyboard_alone(typist: Typist, saving: Callable[[str], Path]) -> None:
    prepared(typist, "22/11/2026")
    typist.at(18, 0)
    evening = opened(typist)
    typist.at(18, 2)
    people_come_and_go(evening)
    secrecy_is_reminded(evening)
    go_to_item(evening, TALKED_OF)
    the_item_is_written(evening)
    one_is_taken_back(evening)
    typist.key(Key.Key_3, CTRL)
    quorum_is_lost_and_found(evening)
    a_guest_comes(evening)
    typist.key(Key.Key_2, CTRL)
    go_to_item(evening, "Questions diverses")
    typist.at(19, 25)
    paper = saving("pv.pdf")
    typist.key(Key.Key_F9)
    minutes = current(typist)
    assert isinstance(minutes, MinutesPage)
    masked = ruled(typist, minutes)
    typist.key(Key.Key_Return, CTRL)
    assert typist.said() == "PV 2026-07 validé. Il ne change plus."
    typist.key(Key.Key_Return, CTRL)
    told = words_of(paper)
    _says_what_was_typed(told, evening)
    made = typist.seat.application.minutes
    made.make(evening.meeting, editable := saving("pv.docx"))
    _says_what_was_typed(docx_words(editable), evening)
    made.make(evening.meeting, public := saving("public.pdf"), public=True)
    assert masked >= {PHONE, ILLNESS}
    for words in masked:
        assert _bare(words) not in _bare(words_of(public))
    assert _bare(DECIDED) in _bare(words_of(public))


def ruled(typist: Typist, minutes: MinutesPage) -> set[str]:
    """Each word that was noticed is masked, one key each."""
    masked: set[str] = set()
    minutes.take_focus()
    while (found := minutes.findings.current()) is not None and found.ruling is None:
        masked.add(found.words)
        with typist.at_most(1):
            typist.write("m")
    return masked


def test_from_the_last_word_to_the_paper_in_four_actions(
    typist: Typist, saving: Callable[[str], Path]
) -> None:
    """F9, validate, save, and the place where the paper goes."""
    prepared(typist, "22/11/2026")
    typist.at(18, 0)
    evening = opened(typist)
    typist.key(Key.Key_3, CTRL)
    for _ in evening.titulars():
        typist.write("p")
    typist.key(Key.Key_Escape)
    typist.write("Rien à dire ce soir.")
    typist.at(19, 0)
    paper = saving("pv.pdf")
    with typist.at_most(3):
        typist.key(Key.Key_F9)
        typist.key(Key.Key_Return, CTRL)
        typist.key(Key.Key_Return, CTRL)
    assert _bare("Rien à dire ce soir.") in _bare(words_of(paper))


def _says_what_was_typed(told: str, evening: Evening) -> None:
    """By somebody who knows what was said and done, and nothing of the program."""
    expected = [
        TALKED_OF, HEADING, BOLD, *ENTRIES, TOLD, DECIDED, DECIDED_AT_ONCE, TO_DO, PROPOSED,
        "2026-07", "22 novembre 2026", "15 décembre 2026", "18 h 00", "19 h 25", "18 h 20", "18 h 40",
        _RESULT, f"{_FOR + 3} voix dont 1 pouvoir", "Kermorvant", *evening.names.values(),
        *evening.titulars(),
    ]  # fmt: skip
    bare = _bare(told)
    missing = [words for words in expected if _bare(words) not in bare]
    assert missing == []
    for mark in ("::", "**", "##", "/d", "/v"):
        assert mark not in told


def words_of(paper: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.read_bytes())).pages)


def docx_words(paper: Path) -> str:
    with zipfile.ZipFile(paper) as whole:
        parts = [
            name for name in whole.namelist() if re.match(r"word/(document|header\d*|footer\d*)\.xml", name)
        ]
        trees = [ET.fromstring(whole.read(name)) for name in parts]  # noqa: S314 - our own paper
    lines = [paragraph for tree in trees for paragraph in tree.iter(f"{WORD}p")]
    return "\n".join("".join(text.text or "" for text in line.iter(f"{WORD}t")) for line in lines)


def _bare(words: str) -> str:
    """Without spaces nor what breaks lines: a paper wraps as it likes."""
    return re.sub(r"[\s\u00ad\u200b\u2060-]", "", words).casefold()
