"""The file of a backup: one archive of three stored members, read with suspicion."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import problems
from engagement_desktop.storage.files import create_private
from engagement_desktop.storage.manifest import FORMAT, ForeignManifest, Manifest

SUFFIX = ".engagement-sauvegarde"
_BASE, _KEYS, _MANIFEST = "base.engagement", "cles.json", "manifeste.json"
_MEMBERS = (_MANIFEST, _KEYS, _BASE)
_SMALL = 5_000_000
_BLOCK = 1024 * 1024
_WHEN = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open backup: its label, its key file, and its base still inside."""

    path: Path
    manifest: Manifest
    keys: bytes
    _zip: zipfile.ZipFile

    def extract_base(self, target: Path) -> None:
        """Writes the base to a new private file and checks it against the label.

        Raises:
            KnownProblem: the backup is damaged, or the disk refuses.
        """
        found = hashlib.sha256()
        create_private(target)
        with _told(self.path), self._zip.open(_BASE) as source, target.open("wb") as file:
            while block := source.read(_BLOCK):
                found.update(block)
                file.write(block)
        if found.hexdigest() != self.manifest.base_sha256:
            raise damaged_backup(self.path)


def write_archive(part: Path, base: Path, keys: bytes, manifest: Manifest) -> None:
    """Writes the three members, uncompressed: what is encrypted does not shrink."""
    create_private(part)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(_MANIFEST, _WHEN), manifest.as_bytes())
        archive.writestr(zipfile.ZipInfo(_KEYS, _WHEN), keys)
        info = zipfile.ZipInfo(_BASE, _WHEN)
        with base.open("rb") as source, archive.open(info, "w", force_zip64=True) as member:
            while block := source.read(_BLOCK):
                member.write(block)


@contextmanager
def opened_archive(path: Path) -> Iterator[Archive]:
    """Opens a backup to read.

    Raises:
        KnownProblem: absent, not a backup, damaged, or written by a newer program.
    """
    with _told(path):
        file = path.open("rb")
    with file:
        yield _read(path, file)


def _read(path: Path, file: IO[bytes]) -> Archive:
    if not zipfile.is_zipfile(file):
        raise (
            not_a_backup(path)
            if file.seek(0) == 0 and file.read(4) != b"PK\x03\x04"
            else damaged_backup(path)
        )
    with _told(path):
        archive = zipfile.ZipFile(file)
        names = archive.namelist()
        if sorted(names) != sorted(_MEMBERS):
            raise not_a_backup(path)
        for info in archive.infolist():
            if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
                raise damaged_backup(path)
        manifest = _manifest(path, _small(archive, _MANIFEST))
        keys = _small(archive, _KEYS)
        if hashlib.sha256(keys).hexdigest() != manifest.keys_sha256:
            raise damaged_backup(path)
        if archive.getinfo(_BASE).file_size != manifest.base_bytes:
            raise damaged_backup(path)
        return Archive(path, manifest, keys, archive)


def _manifest(path: Path, content: bytes) -> Manifest:
    try:
        found = Manifest.of_bytes(content)
    except ForeignManifest as error:
        raise damaged_backup(path) from error
    if found.format > FORMAT:
        raise problems.newer(path)
    return found


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _SMALL:
        raise zipfile.BadZipFile(name)
    return archive.read(name)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        raise damaged_backup(path) from error
    except OSError as error:
        raise problems.of_os_error(error) from error


def damaged_backup(path: Path) -> KnownProblem:
    """Something in the backup is not what was written."""
    return KnownProblem(
        f"La sauvegarde «\u00a0{path.name}\u00a0» est abîmée. Rien n’a été changé. "
        "Choisissez une sauvegarde plus ancienne ou une autre copie.",
        Cause.DAMAGED,
    )


def not_a_backup(path: Path) -> KnownProblem:
    """Another kind of file."""
    return KnownProblem(
        f"«\u00a0{path.name}\u00a0» n’est pas une sauvegarde. Rien n’a été changé. "
        f"Choisissez un fichier qui finit par «\u00a0{SUFFIX}\u00a0».",
        Cause.FOREIGN,
    )
