"""`engagement attestation`: one paper of one person and one year, as the window gives it."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from engagement_desktop.bootstrap import Ways
from engagement_desktop.cli.parser import FrenchParser, path, with_dossier
from engagement_desktop.cli.session import Spoken, opened
from engagement_desktop.domain.hours.papers import PaperKind

MODELS: Mapping[str, PaperKind] = MappingProxyType(
    {
        "presence": PaperKind.PRESENCE,
        "benevolat": PaperKind.VOLUNTEERING,
        "cec": PaperKind.CEC,
        "vae": PaperKind.VAE,
    }
)


def run(words: Sequence[str], ways: Ways) -> int:
    """Gives one paper: it takes a number and is kept as it is."""
    parser = FrenchParser(prog="engagement attestation", description="Remet un papier à une personne.")
    with_dossier(parser)
    parser.add_argument("--personne", required=True, metavar="P", help="identifiant, ou nom et prénom")
    parser.add_argument("--annee", type=int, required=True, metavar="A", help="année civile")
    parser.add_argument("--modele", required=True, choices=tuple(MODELS), help="le papier")
    parser.add_argument("--sortie", type=path, required=True, metavar="A", help="A.pdf ou A.docx")
    arguments = parser.parse_args(words)
    spoken = Spoken()
    with opened(arguments, ways) as application:
        papers = application.papers
        person = papers.person_meant(arguments.personne)
        draft = papers.draft(MODELS[arguments.modele], person, year=arguments.annee)
        outcome = papers.issue(draft, arguments.sortie)
    spoken.end()
    said = {"file": str(arguments.sortie), "number": outcome.number}
    print(json.dumps(said) if arguments.json else f"{outcome.said} Fichier écrit : {arguments.sortie}")
    return 0
