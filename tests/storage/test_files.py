"""Files written whole or not at all; what the system refuses is told in French."""

import errno
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import files, problems
from engagement_desktop.storage.files import put_in_place, remove_with_sides, side_files, write_atomically


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"un")
    write_atomically(tmp_path / "a", b"deux")
    assert (tmp_path / "a").read_bytes() == b"deux"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_write_that_fails_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_atomically(tmp_path / "a", b"un")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(KnownProblem) as problem:
        write_atomically(tmp_path / "a", b"deux")
    assert problem.value.cause is Cause.FULL
    assert (tmp_path / "a").read_bytes() == b"un"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_write_into_a_folder_that_is_not_there_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem, match="«\u00a0absent\u00a0» est introuvable") as problem:
        write_atomically(tmp_path / "absent" / "a", b"un")
    assert problem.value.cause is Cause.MISSING


def test_what_cannot_be_discarded_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.part").mkdir()
    remove_with_sides(tmp_path / "a.part")
    assert (tmp_path / "a.part").is_dir()


def test_a_finished_neighbour_takes_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(b"neuf")
    (tmp_path / "a").write_bytes(b"ancien")
    put_in_place(tmp_path / "a.part", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"neuf"


def test_a_base_goes_with_its_side_files(tmp_path: Path) -> None:
    base = tmp_path / "a.part"
    for path in (base, *side_files(base)):
        path.write_bytes(b"x")
    remove_with_sides(base)
    remove_with_sides(base)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, Cause.FULL),
        (errno.EDQUOT, Cause.FULL),
        (errno.EROFS, Cause.READ_ONLY),
        (errno.EACCES, Cause.READ_ONLY),
        (errno.ENOENT, Cause.MISSING),
        (errno.EIO, Cause.SUPPORT),
        (errno.ESTALE, Cause.SUPPORT),
    ],
)
def test_each_refusal_of_the_system_has_its_sentence(code: int, cause: Cause) -> None:
    problem = problems.of_os_error(OSError(code, "refused", "/dossiers/asso.engagement"))
    assert problem.cause is cause
    assert problem.sentence.endswith(".")


def test_what_is_not_the_engines_has_no_known_problem(tmp_path: Path) -> None:
    assert problems.of_engine_error(None, tmp_path) is None
    assert problems.of_engine_error(ValueError("x"), tmp_path) is None


@pytest.mark.parametrize(
    ("needed", "free", "said"), [(10, 9, "1\u00a0Mo"), (3_500_000, 1_000_000, "3\u00a0Mo")]
)
def test_the_room_that_lacks_is_said(needed: int, free: int, said: str) -> None:
    assert f"Il manque {said}" in problems.no_room(needed, free).sentence
