"""Cycles are looked for in the window's thread only, whichever thread made them."""

import gc
from threading import current_thread, main_thread

from pytestqt.qtbot import QtBot

from engagement_desktop.ui.jobs import Job, Jobs
from engagement_desktop.ui.sweeping import sweep

ENOUGH = 3 * gc.get_threshold()[0]


class Ring:
    """Holds itself; tells which thread threw it away."""

    gone_in: list[str]

    def __init__(self, gone_in: list[str]) -> None:
        self.gone_in = gone_in
        self.itself = self

    def __del__(self) -> None:
        self.gone_in.append(current_thread().name)


def test_what_a_job_lets_go_of_is_thrown_away_by_the_window(qtbot: QtBot) -> None:
    gone_in: list[str] = []
    jobs = Jobs()
    job = Job(lambda _progress: [Ring(gone_in) for _ in range(ENOUGH)] and None)
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    qtbot.waitUntil(lambda: len(gone_in) == ENOUGH)
    assert set(gone_in) == {main_thread().name}


def test_a_sweep_waits_until_there_is_something_to_look_at(qtbot: QtBot) -> None:
    del qtbot
    Jobs()
    gc.collect()
    gone_in: list[str] = []
    Ring(gone_in)
    sweep()
    assert gone_in == []
    kept = [[] for _ in range(ENOUGH)]
    sweep()
    assert (len(gone_in), len(kept)) == (1, ENOUGH)
