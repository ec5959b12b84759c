"""The power goes while somebody types minutes: at most the last second is lost, and nothing is mangled."""

import os
import random
from pathlib import Path

import pytest

from tests import markers
from tests.endurance import typing_acts
from tests.endurance.acts import killed
from tests.storage.common import opened, reopened

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
LONGEST_MS = 2_500
AT_MOST = 1.0  # seconds of typing that may be lost


@pytest.fixture
def meeting(dossier: Path) -> Path:
    with opened(dossier) as database:
        typing_acts.open_meeting(database)
    return dossier


def kept_text(path: Path) -> str:
    """The text, or the draft that is newer than it."""
    found = reopened(path)
    assert found.report.is_sound
    with found.database.alone() as raw:
        drafts = raw.execute(
            "SELECT json_extract(content, '$.content') FROM form_draft WHERE form LIKE 'minutes:%'"
        ).fetchall()
        texts = raw.execute("SELECT content FROM item_text").fetchall()
    found.database.close()
    assert len(drafts) <= 1
    return str((drafts or texts or [("",)])[0][0])


@pytest.mark.parametrize(
    "kills", [pytest.param(4, id="few"), pytest.param(200, id="many", marks=pytest.mark.endurance)]
)
def test_at_most_one_second_of_typing_is_lost(meeting: Path, kills: int) -> None:
    rng, kept_signs = random.Random(SEED), 0
    for _ in range(kills):
        before = kept_text(meeting)
        said = list(killed(typing_acts.type_minutes, meeting, rng.randrange(200, LONGEST_MS)))
        typed = [each for each in said if isinstance(each, tuple)]
        kept = kept_text(meeting)
        assert markers.readable(meeting.parent) == {}, "what is typed is never in clear on the disk"
        whole = str(typed[-1][1]) if typed else before
        assert whole.startswith(kept.rstrip()), "what is kept is what was typed, in its order"
        late = [moment for moment, text in typed if len(str(text)) > len(kept)]
        assert not late or typed[-1][0] - late[0] <= AT_MOST, "the oldest sign that was lost"
        kept_signs += len(kept) - len(before)
    assert kept_signs > 0, "the hand was at work"
