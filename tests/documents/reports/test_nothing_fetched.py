"""Building a document opens what the program ships, and nothing that the words name."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import engagement_desktop
from engagement_desktop import paths
from tests.hostile_words import chosen_words, every_word

ROOT = Path(__file__).parents[3]
OBEDIENT = """
open("/etc/passwd").close()
import socket
try:
    with socket.socket() as there:
        there.connect(("127.0.0.1", 9))
except OSError:
    pass
compile("1 + len('exemple.invalid')", "essai", "eval")
"""
# Told by the interpreter itself, whatever library opens, connects, starts or writes.
WATCHED = """
import json, sys

seen = []
KINDS = {"open", "os.open", "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rename", "os.symlink",
         "os.link", "os.putenv", "os.system", "os.exec", "os.posix_spawn", "os.fork", "glob.glob",
         "subprocess.Popen", "ctypes.dlopen", "shutil.copyfile", "tempfile.mkstemp", "tempfile.mkdtemp",
         "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "urllib.Request",
         "webbrowser.open", "ftplib.connect", "http.client.connect", "smtplib.connect"}
watching = False

def heard(kind, arguments):
    if watching and kind in KINDS:
        seen.append([kind, [str(argument) for argument in arguments[:2]]])
    elif watching and kind == "compile":
        source = arguments[0]
        text = source.decode(errors="replace") if isinstance(source, bytes) else str(source or "")
        if len(text) < 20000 and ("zq" in text or "__import__" in text or "exemple.invalid" in text):
            seen.append([kind, [text[:80]]])

sys.addaudithook(heard)
from tests.documents.reports.hostile_reports import report_saying
from engagement_desktop.documents.reports import figures_json, yearly_pdf, yearly_sheets

report = report_saying(json.loads(sys.stdin.read()))
forms = {
    "pdf": lambda: yearly_pdf.render_pdf(report, nominative=True),
    "xlsx": lambda: yearly_sheets.render_xlsx(report, nominative=True),
    "ods": lambda: yearly_sheets.render_ods(report, nominative=True),
    "json": lambda: figures_json.render_json(report),
}
make = forms[sys.argv[1]]
for _ in range(int(sys.argv[2])):
    make()
watching = True
EXTRA
make()
watching = False
print(json.dumps(seen))
"""


def watched(form: str, words: Sequence[str], *, warm: bool, extra: str = "") -> list[tuple[str, list[str]]]:
    """What a process of its own did while it built one document; `warm`: it had built one before."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED.replace("EXTRA", extra), form, str(int(warm))],
        input=json.dumps(words),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return [(kind, arguments) for kind, arguments in json.loads(done.stdout)]


def opened_again(form: str, words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """What a second document opens; a PDF/A carries the colours that it is drawn in."""
    colours = ("open", [str(paths.resources() / "colour" / "sRGB.icc"), "r"])
    return [one for one in watched(form, words, warm=True) if one != colours]


def is_ours(path: str) -> bool:
    """Code of an installed library, its data, or the resources that we ship."""
    places = (sys.prefix, sys.base_prefix, str(ROOT / "engagement_desktop"), str(paths.resources()))
    known = (
        "/usr/share/zoneinfo",
        "/usr/lib/python3",
        "/usr/local/lib/python3",
        "/usr/lib/ssl",
        "/dev/urandom",
    )
    return path.startswith((*places, *known))


def test_the_watch_itself_is_alive() -> None:
    seen = watched("json", ["zq"], warm=True, extra=OBEDIENT)
    kinds = {kind for kind, _ in seen}
    assert {"open", "socket.connect", "compile"} <= kinds
    assert any(arguments[0] == "/etc/passwd" for _, arguments in seen)


@pytest.mark.parametrize("form", ["pdf", "xlsx", "ods", "json"])
def test_the_first_document_opens_only_what_is_shipped(form: str) -> None:
    for kind, arguments in watched(form, chosen_words(), warm=False):
        assert kind in {"open", "os.listdir", "os.scandir", "ctypes.dlopen"}, (kind, arguments)
        assert is_ours(arguments[0]) or arguments[0] == "None", (kind, arguments)
        if kind == "open":
            assert arguments[1] in {"r", "rb", "None"}, f"nothing is written beside: {arguments}"


@pytest.mark.parametrize("form", ["pdf", "xlsx", "ods", "json"])
def test_the_next_document_opens_nothing_but_the_colours_of_paper(form: str) -> None:
    """The typeface and the tables of French are in memory by then: any opening left would be the words'."""
    assert opened_again(form, chosen_words()) == []


@pytest.mark.endurance
@pytest.mark.parametrize("form", ["pdf", "xlsx", "ods", "json"])
def test_no_word_of_the_whole_list_opens_anything(form: str) -> None:
    assert opened_again(form, every_word()) == []


def test_the_package_itself_is_what_is_watched() -> None:
    assert Path(engagement_desktop.__file__).is_relative_to(ROOT)
