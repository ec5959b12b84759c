"""The name of a file about to be written: its ending says its form."""

from pathlib import Path

from engagement_desktop.domain.errors import DomainError


def refuse_name(target: Path, *endings: str) -> None:
    """Raises DomainError ("path") when the name ends with none of these."""
    if target.suffix.lower() not in endings:
        asked = " ou ".join(f"«\u00a0{ending}\u00a0»" for ending in endings)
        raise DomainError(f"Donnez au fichier un nom qui finit par {asked}. Rien n’a été écrit.", "path")
