"""A batch of files in a folder of its own: all of them, or none."""

from pathlib import Path

import pytest

from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.storage.folders import remove_folder, write_folder


def test_files_are_there_together_under_a_name_that_is_free(tmp_path: Path) -> None:
    first = write_folder(tmp_path, "Lot", {"a.txt": b"1", "b.txt": b"2"})
    second = write_folder(tmp_path, "Lot", {"a.txt": b"3"})
    assert (first.name, second.name) == ("Lot", "Lot (2)")
    assert {one.name: one.read_bytes() for one in first.iterdir()} == {"a.txt": b"1", "b.txt": b"2"}
    assert first.stat().st_mode & 0o077 == 0
    remove_folder(first)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Lot (2)"]


def test_a_place_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        write_folder(tmp_path / "absent", "Lot", {"a.txt": b"1"})


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    with pytest.raises(KnownProblem):
        write_folder(tmp_path / "fichier", "Lot", {"a.txt": b"1"})


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        write_folder(tmp_path, "Lot", {"a.txt": b"1", "x" * 300: b"2"})
    assert list(tmp_path.iterdir()) == []


def test_what_a_power_cut_left_does_not_hinder(tmp_path: Path) -> None:
    (tmp_path / "Lot.part").mkdir()
    (tmp_path / "Lot.part" / "a.txt").write_bytes(b"old")
    assert [one.name for one in write_folder(tmp_path, "Lot", {"b.txt": b"2"}).iterdir()] == ["b.txt"]


def test_a_place_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        write_folder(tmp_path, "x" * 300, {"a.txt": b"1"})
