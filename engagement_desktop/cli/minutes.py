"""`engagement compte-rendu`: the minutes of one meeting, as the window gives them."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, UsageRefused, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.parsing import parse_date, parse_time

T = TypeVar("T")


def run(words: Sequence[str], ways: Ways) -> int:
    """Writes the minutes of the meeting that a committee held on a day."""
    parser = FrenchParser(
        prog="engagement compte-rendu", description="Produit le compte rendu d’une réunion tenue."
    )
    with_dossier(parser)
    parser.add_argument("--comite", required=True, metavar="C", help="le comité, par son nom")
    parser.add_argument("--date", required=True, metavar="D", help="le jour de la réunion")
    parser.add_argument("--debut", metavar="H", help="l’heure de début, s’il y en a eu plusieurs ce jour-là")
    parser.add_argument("--sortie", type=path, required=True, metavar="M", help="M.pdf ou M.docx")
    parser.add_argument(
        "--public", action="store_true", help="la version publique, sans les mots choisis ni les noms"
    )
    arguments = parser.parse_args(words)
    day = _read(lambda text: parse_date(text, _today(ways)), arguments.date, "--date")
    starts = None if arguments.debut is None else _read(parse_time, arguments.debut, "--debut")
    spoken = Spoken()
    with opened(arguments, ways) as application:
        minutes = application.minutes
        meeting_id = minutes.find(arguments.comite, day, starts)
        minutes.make(meeting_id, arguments.sortie, public=arguments.public)
        standing = minutes.standing(meeting_id)
    spoken.end()
    said = {"file": str(arguments.sortie), "number": standing.number, "state": standing.state.value}
    print(json.dumps(said) if arguments.json else f"Compte rendu écrit : {arguments.sortie}")
    return 0


def _today(ways: Ways) -> date:
    return ways.clock.today()


def _read(parse: Callable[[str], T], text: str, option: str) -> T:
    """What an option says, or a refusal that names it."""
    try:
        return parse(text)
    except DomainError as refusal:
        raise UsageRefused(f"{option}\u00a0: {refusal.sentence} Rien n’a été fait.") from refusal
