"""Long work off the drawing thread."""

from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from ui.background import Jobs
from workbook.errors import KnownError
from workbook.progress import Progress


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


def test_progress_and_result_come_back_on_the_drawing_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    worked_on: list[threading.Thread] = []

    def work(progress: Progress) -> int:
        worked_on.append(threading.current_thread())
        progress.step(1, 2, "half")
        return 42

    def note(*news: object) -> None:
        told.append((*news, threading.current_thread() is threading.main_thread()))

    jobs.run(work, note, on_progress=note)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(1, 2, "half", True), (42, True)]
    assert worked_on != [threading.main_thread()]
    qtbot.waitUntil(lambda: not jobs.busy)


def test_a_known_error_is_handed_to_whoever_asked(jobs: Jobs, qtbot: QtBot) -> None:
    failed: list[KnownError] = []

    def work(progress: Progress) -> None:
        raise KnownError("No room.")

    jobs.run(work, lambda result: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert str(failed[0]) == "No room."


def test_a_defect_is_raised_where_the_last_of_it_is_caught(jobs: Jobs, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        jobs.run(work, lambda result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_cancelled_work_stops_and_tells_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    begun, go_on, told = threading.Event(), threading.Event(), list[object]()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress.step(1, 2)
        told.append("went on")

    job = jobs.run(work, told.append, told.append)
    begun.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == []


def test_nothing_is_begun_once_the_work_was_stopped(qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.stop()
    begun: list[int] = []
    job = jobs.run(lambda progress: begun.append(1), begun.append)
    assert job.stopped and not jobs.busy
    qtbot.wait(20)
    assert begun == []
