"""The words of the command line, in French to the last."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from engagement_desktop import __version__
from engagement_desktop.domain.errors import DomainError

_TRANSLATIONS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"il manque : \1"),
    (r"unrecognized arguments: (.+)", r"mot inconnu : \1"),
    (r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", r"\1 : \2 n’est pas possible ; choix : \3"),
    (r"argument (.+): invalid .+ value: (.+)", r"\1 : \2 n’est pas un nombre"),
    (r"argument (.+): expected one argument", r"\1 attend une valeur"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 n’attend pas de valeur (\2)"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 et \2 ne vont pas ensemble"),
)


class UsageRefused(DomainError):
    """The command as typed cannot be understood."""


class FrenchParser(argparse.ArgumentParser):
    """An argument parser whose headings and refusals are in French."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, allow_abbrev=False)
        self._positionals.title = "à donner"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="montre cette aide")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "emploi : ", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "emploi : ", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, french in _TRANSLATIONS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, french, message)
                break
        raise UsageRefused(f"{self.prog} : {message}.\n{self.format_usage().strip()}")


Command = Callable[[argparse.Namespace], int]


def path(text: str) -> Path:
    """A place as typed; the system says at once when it cannot be one.

    Raises:
        UsageRefused: too long, or the home of nobody.
    """
    try:
        found = Path(text).expanduser()
        found.exists()
    except (OSError, RuntimeError) as error:
        raise UsageRefused(
            f"«\u00a0{text[:60]}\u00a0» ne peut pas être un nom de fichier ici. Rien n’a été fait. "
            "Choisissez un nom plus court ou un autre emplacement."
        ) from error
    return found


def with_dossier(parser: FrenchParser) -> None:
    """The options that every command on a dossier shares."""
    parser.add_argument("--dossier", type=path, required=True, metavar="F", help="le dossier (.engagement)")
    parser.add_argument("--phrase-fichier", type=path, metavar="F", help="fichier de la phrase de passe")
    parser.add_argument("--compte", metavar="NOM", help="le compte, s’il y en a plusieurs")
    parser.add_argument("--json", action="store_true", help="écrit le résultat en JSON")


def version_text() -> str:
    return f"Engagement {__version__}"
