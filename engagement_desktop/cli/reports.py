"""`engagement rapport`: the yearly report, from the same object as the window's."""

import json
from collections.abc import Sequence

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened


def run(words: Sequence[str], ways: Ways) -> int:
    """Writes the yearly report of one exercise."""
    parser = FrenchParser(prog="engagement rapport", description="Produit le rapport annuel.")
    with_dossier(parser)
    parser.add_argument("--annee", type=int, required=True, metavar="A", help="année où l’exercice commence")
    parser.add_argument(
        "--sortie", type=path, required=True, metavar="R", help="R.pdf, R.xlsx, R.ods ou R.json"
    )
    parser.add_argument("--nominatif", action="store_true", help="nomme les personnes")
    arguments = parser.parse_args(words)
    spoken = Spoken()
    with opened(arguments, ways) as application:
        application.reports.export(
            arguments.annee, arguments.sortie, nominative=arguments.nominatif, progress=spoken
        )
    spoken.end()
    print(
        json.dumps({"file": str(arguments.sortie)})
        if arguments.json
        else f"Rapport écrit : {arguments.sortie}"
    )
    return 0
