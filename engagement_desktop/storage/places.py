"""Where a dossier may take its name: nothing is overwritten, and a stopped beginning is no obstacle."""

from pathlib import Path

from engagement_desktop.storage import problems
from engagement_desktop.storage.files import discard
from engagement_desktop.storage.keys.keyfile import key_paths

SUFFIX = ".engagement"


def unfinished(dossier: Path) -> Path:
    """Where a base is made before it takes its name."""
    return dossier.with_name(dossier.name + ".part")


def refuse_taken(target: Path) -> None:
    """The name must suit, its folder stand, and no base bear it.

    Raises:
        DomainError: another ending, or something stands at this place.
        KnownProblem: there is no such folder.
    """
    if target.suffix != SUFFIX:
        raise problems.not_named("au dossier", SUFFIX)
    if not target.parent.is_dir():
        raise problems.missing(target.parent)
    if target.exists():
        raise problems.taken(target)


def refuse_taken_with_keys(target: Path) -> None:
    """The same, and no keys of another dossier either.

    Keys are written just before the base takes its name: keys beside an unfinished base, without any
    base, are what a stop between the two left. They open nothing and are discarded.
    """
    refuse_taken(target)
    try:
        if unfinished(target).exists():
            for keys in key_paths(target):
                discard(keys)
        taken = next((keys for keys in key_paths(target) if keys.exists()), None)
    except OSError as error:
        raise problems.of_os_error(error) from error
    if taken is not None:
        raise problems.taken(taken)
