"""`engagement demo`: a fictitious, coherent dossier."""

import json
from collections.abc import Sequence

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, path, with_dossier
from engagement_desktop.cli.session import Spoken, created
from engagement_desktop.services.demo.sizes import DemoSize


def run(words: Sequence[str], ways: Ways) -> int:
    """Creates the dossier and fills it."""
    parser = FrenchParser(prog="engagement demo", description="Crée un dossier fictif et cohérent.")
    with_dossier(parser)
    parser.add_argument(
        "--taille",
        choices=[size.value for size in DemoSize],
        default="petite",
        help="petite (par défaut), moyenne ou grande",
    )
    parser.add_argument("--graine", type=int, default=1, metavar="N", help="même nombre, même dossier")
    parser.add_argument("--code-fichier", type=path, metavar="F", help="où écrire le code papier")
    arguments = parser.parse_args(words)
    spoken = Spoken()
    with created(arguments, ways) as (application, keep):
        counts = application.demo.fill(DemoSize(arguments.taille), arguments.graine, spoken)
        keep()
    spoken.end()
    print(json.dumps(counts) if arguments.json else f"Dossier de démonstration créé : {arguments.dossier}")
    return 0
