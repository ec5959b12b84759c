"""What the machine refuses, told in French: errors of files and of the engine become known problems."""

import errno
import shutil
from pathlib import Path
from types import MappingProxyType

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem

ALREADY_OPEN = (
    "Ce dossier est déjà ouvert ici ou sur un autre poste. Rien n’a été changé. "
    "Fermez-le là-bas, puis réessayez."
)
FULL = (
    "Le disque est plein\u202f: rien n’a été enregistré, et ce qui l’était déjà est intact. "
    "Libérez de la place, puis réessayez."
)
READ_ONLY = (
    "L’emplacement est en lecture seule\u202f: rien n’a été changé. "
    "Copiez le dossier là où vous pouvez écrire, ou demandez les droits d’écriture, puis réessayez."
)
SUPPORT = (
    "Le disque ou la clé ne répond pas comme prévu\u202f: la dernière action n’est pas enregistrée, "
    "ce qui l’était déjà est intact. Vérifiez le branchement, puis réessayez."
)
TOO_LONG = (
    "Ce nom est trop long pour ce disque\u202f: rien n’a été changé. "
    "Choisissez un nom plus court, puis réessayez."
)
UNSURE = (
    "Une lecture du dossier a échoué. La dernière action n’est pas enregistrée. "
    "Fermez le dossier et rouvrez-le\u202f: il sera vérifié en entier."
)
WRONG_PHRASE = (
    "Cette phrase de passe n’ouvre pas ce dossier. Rien n’a été changé. "
    "Vérifiez les majuscules et les accents, ou ouvrez avec le code imprimé."
)

_BY_ERRNO = MappingProxyType(
    {
        errno.ENOSPC: (FULL, Cause.FULL),
        errno.EDQUOT: (FULL, Cause.FULL),
        errno.EFBIG: (FULL, Cause.FULL),
        errno.ENAMETOOLONG: (TOO_LONG, Cause.SUPPORT),
        errno.EROFS: (READ_ONLY, Cause.READ_ONLY),
        errno.EACCES: (READ_ONLY, Cause.READ_ONLY),
        errno.EPERM: (READ_ONLY, Cause.READ_ONLY),
    }
)

# Primary result codes of the engine (https://www.sqlite.org/rescode.html).
PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL_CODE, CANTOPEN, NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26
_BY_CODE = MappingProxyType(
    {
        BUSY: (ALREADY_OPEN, Cause.BUSY),
        LOCKED: (ALREADY_OPEN, Cause.BUSY),
        FULL_CODE: (FULL, Cause.FULL),
        PERM: (READ_ONLY, Cause.READ_ONLY),
        READONLY: (READ_ONLY, Cause.READ_ONLY),
        IOERR: (SUPPORT, Cause.SUPPORT),
        CANTOPEN: (SUPPORT, Cause.SUPPORT),
        CORRUPT: (UNSURE, Cause.SUPPORT),
        NOTADB: (UNSURE, Cause.SUPPORT),
    }
)
# A copy that fails raises without a code: the engine's own words are the only sign.
_BY_MESSAGE = MappingProxyType(
    {
        "database or disk is full": FULL_CODE,
        "disk I/O error": IOERR,
        "unable to open database file": CANTOPEN,
        "attempt to write a readonly database": READONLY,
        "database is locked": BUSY,
        "database disk image is malformed": CORRUPT,
        "file is not a database": NOTADB,
    }
)
_LITTLE_ROOM = 256 * 1024


def of_os_error(error: OSError) -> KnownProblem:
    """The known problem behind a file error; what is not recognised is the support's fault."""
    if isinstance(error, FileNotFoundError):
        return missing(Path(error.filename or ""))
    sentence, cause = _BY_ERRNO.get(error.errno or 0, (SUPPORT, Cause.SUPPORT))
    return KnownProblem(sentence, cause)


def result_code(error: BaseException | None) -> int | None:
    """The engine's primary result code, or None when the error is not the engine's."""
    code = getattr(error, "sqlite_errorcode", None) or _BY_MESSAGE.get(str(error))
    return None if code is None else int(code) & 0xFF


def of_engine_error(error: BaseException | None, path: Path) -> KnownProblem | None:
    """The known problem behind an engine error; None when it can only be a bug of ours.

    Half of the full disks say « disk I/O error »: the room left is looked at before choosing.
    """
    found = _BY_CODE.get(result_code(error) or 0)
    if found is None:
        return None
    sentence, cause = found
    if cause is Cause.SUPPORT and has_little_room(path):
        sentence, cause = FULL, Cause.FULL
    return KnownProblem(sentence, cause)


def has_little_room(path: Path) -> bool:
    """Whether the disk of `path` has no room for even a small change."""
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE_ROOM
    except OSError:
        return False


def missing(path: Path) -> KnownProblem:
    """Nothing stands at this place."""
    return KnownProblem(
        f"«\u00a0{path.name}\u00a0» est introuvable. Rien n’a été changé. "
        "Rebranchez la clé ou le partage, ou choisissez un autre emplacement.",
        Cause.MISSING,
    )


def damaged(path: Path) -> KnownProblem:
    """Said only after two failures with a fresh connection each."""
    return KnownProblem(
        f"Le dossier «\u00a0{path.name}\u00a0» est endommagé\u202f: "
        "deux vérifications complètes l’ont refusé. "
        "Le fichier est laissé tel quel. Restaurez la dernière sauvegarde vérifiée.",
        Cause.DAMAGED,
    )


def not_its_keys(path: Path) -> KnownProblem:
    """No page opens: keys of another dossier, or a file whose beginning is lost."""
    return KnownProblem(
        f"Ces clés n’ouvrent aucune page de «\u00a0{path.name}\u00a0»\u202f: "
        "elles viennent d’un autre dossier, ou le début du fichier est endommagé. Rien n’a été changé. "
        "Recopiez ensemble le dossier et ses clés, ou restaurez la dernière sauvegarde vérifiée.",
        Cause.DAMAGED,
    )


def newer(path: Path) -> KnownProblem:
    """Written by a later version of the program."""
    return KnownProblem(
        f"«\u00a0{path.name}\u00a0» vient d’une version plus récente du programme. Rien n’a été changé. "
        "Mettez le programme à jour sur ce poste, puis réessayez.",
        Cause.NEWER,
    )


def foreign(path: Path, what: str) -> KnownProblem:
    """Not one of our files; `what` tells what it looks like, as a French clause."""
    return KnownProblem(
        f"«\u00a0{path.name}\u00a0» n’est pas un dossier Engagement\u202f: {what}. Rien n’a été changé. "
        "Choisissez un fichier qui finit par «\u00a0.engagement\u00a0».",
        Cause.FOREIGN,
    )


def no_room(needed: int, free: int) -> KnownProblem:
    """Checked before a long write, so that nothing is begun that cannot end."""
    lacking = max(1, -(-(needed - free) // 1_000_000))
    return KnownProblem(
        f"Il manque {lacking}\u00a0Mo sur ce disque. Rien n’a été changé. "
        "Libérez de la place ou choisissez un autre emplacement, puis réessayez.",
        Cause.FULL,
    )


def taken(path: Path) -> DomainError:
    """Something stands there already, and nothing of ours overwrites."""
    return DomainError(
        f"«\u00a0{path.name}\u00a0» existe déjà à cet endroit. Rien n’a été changé. "
        "Choisissez un autre nom ou un autre emplacement.",
        "path",
    )


def not_named(what: str, suffix: str) -> DomainError:
    """The name lacks the ending by which the file is recognised."""
    return DomainError(f"Donnez {what} un nom qui finit par «\u00a0{suffix}\u00a0».", "path")


def no_key_file(dossier: Path) -> KnownProblem:
    """Neither key file stands beside the dossier."""
    return KnownProblem(
        f"Un dossier se copie en deux fichiers\u00a0: «\u00a0{dossier.name}\u00a0» et "
        f"«\u00a0{dossier.stem}.cle\u00a0». Le second manque ici. Rien n’a été changé. "
        "Copiez-le à côté du premier, ou ouvrez avec le code imprimé.",
        Cause.NO_KEY_FILE,
    )
