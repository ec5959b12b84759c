"""The house as a test: who may look at whom, what stays behind which door, how big a room may be."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "engagement_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}
DOORS = {
    "engagement_desktop/ui/errors.py",
    "engagement_desktop/ui/jobs.py",
    "engagement_desktop/cli/main.py",
}
EXACT = ("domain", "storage", "services", "documents", "french", "cli")
TOP_LEVEL = {
    "engagement_desktop", "resources", "migrations", "tests", "packaging", "requirements", "pyproject.toml",
    "README.md", "Makefile", "CHANGELOG.md", "LICENSE", ".ci", ".gitignore", ".pre-commit-config.yaml",
}  # fmt: skip


def calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def floor_of(name: str) -> str:
    return name.split("/")[1]


def test_each_floor_looks_only_down() -> None:
    assert lint_imports(cache_dir=None, no_cache=True, is_debug_mode=False) == 0


def test_the_services_work_without_a_window() -> None:
    program = "import sys, engagement_desktop.bootstrap; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("heavy", ["alembic", "reportlab", "xlsxwriter", "PIL"])
def test_heavy_libraries_wait_until_they_are_needed(heavy: str) -> None:
    program = f"import sys, engagement_desktop.bootstrap; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_queries_are_written_in_storage_only() -> None:
    assert [n for n, tree in TREES.items() if floor_of(n) != "storage" and "select" in set(calls(tree))] == []


def test_one_module_commits() -> None:
    commits = {n for n, tree in TREES.items() if any(call.endswith(".commit") for call in calls(tree))}
    assert commits == {"engagement_desktop/storage/database.py"}


def test_money_and_time_are_never_floats() -> None:
    """A spreadsheet's own numbers come in as floats: one door looks at them, and makes decimals of them."""
    spreadsheet_door = {
        "engagement_desktop/domain/imports/raw.py",
        "engagement_desktop/services/imports/cells.py",
        "engagement_desktop/services/imports/tables.py",
        "engagement_desktop/services/imports/understanding.py",
    }
    naming = {
        name
        for name, tree in TREES.items()
        if floor_of(name) in {"domain", "storage", "services"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == "float"
    }
    assert naming <= spreadsheet_door
    assert [n for n, tree in TREES.items() if floor_of(n) in EXACT[:3] and "float" in set(calls(tree))] == []


def test_one_module_rounds() -> None:
    rounding = {
        name for name, tree in TREES.items() if floor_of(name) in EXACT[:3] and "round" in set(calls(tree))
    }
    assert rounding == set()


def test_one_clock_tells_the_day() -> None:
    asking = {
        name
        for name, tree in TREES.items()
        if {"date.today", "datetime.now", "datetime.today", "datetime.utcnow"} & set(calls(tree))
    }
    assert asking == {"engagement_desktop/domain/clock.py"}


def test_only_three_doors_catch_everything() -> None:
    broad = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) and inner.exc is None for inner in node.body)
    }
    assert broad <= DOORS


def test_no_room_is_too_big() -> None:
    lines = {name: len((ROOT / name).read_text(encoding="utf-8").splitlines()) for name in TREES}
    assert {name: n for name, n in lines.items() if n > 400} == {}
    assert sorted(n for n in lines.values() if n > 5)[sum(n > 5 for n in lines.values()) // 2] <= 120


def test_no_function_is_too_long() -> None:
    long = [
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert long == []


def test_each_module_says_what_it_is_for() -> None:
    assert [name for name, tree in TREES.items() if ast.get_docstring(tree) is None] == []


def test_no_name_hides_what_it_does() -> None:
    vague = ("Manager", "Helper", "Utils", "Handler")
    assert [
        f"{name}: {node.name}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(vague)
    ] == []


def test_the_top_level_is_the_one_that_was_agreed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} <= TOP_LEVEL


def test_the_locks_name_no_address() -> None:
    for lock in (ROOT / "requirements").glob("*.lock"):
        assert "://" not in lock.read_text(encoding="utf-8")
