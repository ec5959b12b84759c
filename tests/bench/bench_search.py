"""How long a search of the whole dossier takes, a person by three letters, and a long paste checked."""

import random
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from large import large_dossier, once, seconds

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.register.entry import EntryService
from engagement_desktop.services.register.people import PeopleService
from engagement_desktop.services.search import SearchService

ANYTHING = ("gar", "martin", "accueil", "réunion calendrier", "elodie jourdan", "jourdin", "ndf-2025", "zzzz")
THREE_LETTERS = ("gar", "élo", "ÉLA", "pon", "jôu")
_LINES, _FAULT_EVERY = 5_000, 125


def run() -> dict[str, float]:
    """Milliseconds, the slowest of the medians; seconds for the paste."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = large_dossier(Path(folder))
        search, people, entry = SearchService(workspace), PeopleService(workspace), EntryService(workspace)
        lines = entry.recognise(pasted()).lines
        figures = {
            "search_anything_ms": max(1000 * seconds(lambda w=words: search.find(w)) for words in ANYTHING),  # type: ignore[misc]
            "search_person_ms": max(
                1000 * seconds(lambda w=words: people.page(ListQuery(w)))  # type: ignore[misc]
                for words in THREE_LETTERS
            ),
            "paste_5000_s": once(lambda: entry.check(lines)),
        }
        workspace.close()
    return figures


def pasted() -> list[list[str]]:
    """Names that nobody bears, each e-mail out of so many cut short."""
    rows = [["Nom", "Prénom", "Né(e) le", "Collège", "Courriel"]]
    chance = random.Random(1)
    for number in range(_LINES):
        last, first = (_name(chance, parts) for parts in (4, 3))
        born = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(1930, 2000)}"
        mail = f"{first}.{last}.{number}@exemple.fr" if number % _FAULT_EVERY else "coupé"
        rows.append([last.upper(), first, born, "usager", mail])
    return rows


def _name(chance: random.Random, parts: int) -> str:
    return "".join(chance.choice("bdflmnprstv") + chance.choice("aeiou") for _ in range(parts)).capitalize()


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:24} {value:8.1f}")
