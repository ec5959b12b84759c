from threading import Event, get_ident

import pytest
from pytestqt.qtbot import QtBot

from engagement_desktop.services.progress import Cancelled, Progress
from engagement_desktop.ui.jobs import Job, Jobs


def test_work_ends_well_away_from_the_window_and_tells_its_outcome_there(qtbot: QtBot) -> None:
    jobs, told = Jobs(), []
    job = Job(lambda _progress: get_ident())
    job.succeeded.connect(told.append)
    with qtbot.waitSignals([job.succeeded, job.ended]):
        jobs.start(job)
    assert told != [get_ident()]
    qtbot.waitUntil(lambda: not jobs.busy())


def test_work_says_where_it_is(qtbot: QtBot) -> None:
    def write(progress: Progress) -> None:
        progress.step("Lecture", 1, 3)
        progress.step("Lecture", 3, 3)

    jobs, steps = Jobs(), []
    job = Job(write)
    job.progressed.connect(lambda said, done, total: steps.append((said, done, total)))
    with qtbot.waitSignal(job.ended):
        jobs.start(job)
    assert steps == [("Lecture", 1, 3), ("Lecture", 3, 3)]


def test_work_that_is_stopped_says_so_and_not_that_it_failed(qtbot: QtBot) -> None:
    begun, jobs, failures = Event(), Jobs(), []

    def endless(progress: Progress) -> None:
        while True:
            begun.set()
            progress.step("Import", 1, 2)

    job = Job(endless)
    job.failed.connect(failures.append)
    with qtbot.waitSignal(job.cancelled):
        jobs.start(job)
        begun.wait(5)
        job.stop()
    assert failures == []


def test_what_goes_wrong_is_handed_over(qtbot: QtBot) -> None:
    def broken(_progress: Progress) -> None:
        raise ValueError("nom de personne")

    jobs = Jobs()
    job = Job(broken)
    with qtbot.waitSignal(job.failed) as caught:
        jobs.start(job)
    assert isinstance(caught.args[0], ValueError)


def test_one_long_work_at_a_time_while_a_short_read_does_not_wait(qtbot: QtBot) -> None:
    jobs, order, gate = Jobs(), [], Event()
    first = Job(lambda _progress: (gate.wait(10), order.append("long")))
    second = Job(lambda _progress: order.append("suivant"))
    read = Job(lambda _progress: order.append("lecture"))
    jobs.start(first)
    jobs.start(second)
    with qtbot.waitSignal(read.ended):
        jobs.read(read)
    assert jobs.busy()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert order == ["lecture", "long", "suivant"]


def test_leaving_stops_everything_and_waits_for_it(qtbot: QtBot) -> None:
    def endless(progress: Progress) -> None:
        while True:
            progress.step("Import", 1, 2)

    jobs = Jobs()
    jobs.start(Job(endless))
    jobs.read(Job(endless))
    jobs.stop_all()
    qtbot.waitUntil(lambda: not jobs.busy())


@pytest.mark.parametrize(
    ("raised", "expected"),
    [(None, ["told 7", "ended"]), (Cancelled, ["cancelled", "ended"]), (OSError, ["OSError", "ended"])],
)
def test_each_work_ends_in_one_way_and_ends_once(raised: type[Exception] | None, expected: list[str]) -> None:
    def work(_progress: Progress) -> int:
        if raised is not None:
            raise raised
        return 7

    job, heard = Job(work), []
    job.succeeded.connect(lambda outcome: heard.append(f"told {outcome}"))
    job.failed.connect(lambda problem: heard.append(type(problem).__name__))
    job.cancelled.connect(lambda: heard.append("cancelled"))
    job.ended.connect(lambda: heard.append("ended"))
    job.run()
    assert heard == expected


def test_steps_that_come_too_fast_are_told_now_and_then_and_the_last_always() -> None:
    def work(progress: Progress) -> None:
        for done in range(1, 2001):
            progress.step("Lecture", done, 2000)

    job, told = Job(work), []
    job.progressed.connect(lambda _said, done, _total: told.append(done))
    job.run()
    assert told[0] == 1
    assert told[-1] == 2000
    assert len(told) < 200


def test_work_stopped_before_it_begins_does_nothing_but_say_so() -> None:
    def work(progress: Progress) -> None:
        progress.step("Lecture", 0, 1)
        done.append("written")

    done: list[str] = []
    job = Job(work)
    job.cancelled.connect(lambda: done.append("cancelled"))
    job.stop()
    job.run()
    assert done == ["cancelled"]


def test_the_window_hears_when_long_work_begins_and_ends_but_not_of_reads(qtbot: QtBot) -> None:
    jobs, heard = Jobs(), []
    jobs.busy_changed.connect(heard.append)
    read = Job(lambda _progress: None)
    with qtbot.waitSignal(read.ended):
        jobs.read(read)
    assert heard == []
    jobs.start(Job(lambda _progress: None))
    qtbot.waitUntil(lambda: heard == [True, False])
