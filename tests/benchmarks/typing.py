"""How long a key press keeps the drawing thread, beside a bare QTextEdit, while each write to the disk takes 300 ms.

    python -m tests.benchmarks.typing [--keys N] [--write-ms MS]

A key counts from its press until the event loop is idle again. After every 40 keys the typing rests for as long as
it takes an answer to be handed over; the longest time that the window was then busy is told too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

from ui.app import build
from ui.question.page import QuestionPage
from workbook.document.document import Document
from workbook.editing.creation import this_user
from workbook.editing.session import Session
from workbook.preferences import Preferences
from workbook.questionnaire.library import load
from workbook.screens.places import Place

FORMS = ("identification", "berlin-2017", "sdg-migration", "action-plan", "registers")
KNOWN = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
WORDS = "a national committee follows the implementation of the recommendations "
BURST, REST = 40, 1.0


def main(words: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--write-ms", type=int, default=300)
    options = parser.parse_args([] if words is None else words)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        bare, _ = typed(app, bare_editor(), options.keys)
        slow_down_writing(options.write_ms / 1000)
        editor, close = our_editor(app, Path(folder) / "typing.passerelle")
        ours, rests = typed(app, editor, options.keys)
        close()
    print(f"typing, bare QTextEdit: median {statistics.median(bare):.2f} ms, worst {max(bare):.2f} ms")
    print(f"typing, question page: median {statistics.median(ours):.2f} ms, worst {max(ours):.2f} ms")
    ratio, worst = statistics.median(ours) / statistics.median(bare), max(ours) / max(bare)
    print(f"ratio: median {ratio:.1f}, worst {worst:.1f}; busy while resting: at most {max(rests):.2f} ms")


def slow_down_writing(seconds: float) -> None:
    """Every write of a workbook takes that much longer."""
    write = Document.write

    def slow(document: Document, steps: Any) -> None:
        time.sleep(seconds)
        write(document, steps)

    setattr(Document, "write", slow)  # noqa: B010


def bare_editor() -> QTextEdit:
    window = QMainWindow()
    editor = QTextEdit()
    window.setCentralWidget(editor)
    editor.window_kept = window  # type: ignore[attr-defined]
    window.resize(1280, 800)
    window.show()
    editor.setFocus()
    return editor


def our_editor(app: QApplication, path: Path) -> tuple[QWidget, Callable[[], object]]:
    """The editor of the first question in the whole window, and what closes it."""
    Session.create(path, [load(form) for form in FORMS], KNOWN, by=this_user()).close()
    window = build(app, Preferences(language="en", theme="light"))
    setattr(window, "_store", lambda preferences: None)  # noqa: B010
    window.show()
    window.open_path(path)
    assert window.workbook is not None
    window.workbook.go(Place("question", "berlin-2017", "q_1_1_1"))
    page = window.workbook.page
    assert isinstance(page, QuestionPage)
    page.focus_first()
    app.processEvents()
    editor = window.focusWidget()
    assert editor is not None
    return editor, window.close


def typed(app: QApplication, editor: QWidget, keys: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each key, and of each turn of the event loop between bursts."""
    rest(app)
    taken, rests = [], [0.0]
    for at in range(keys):
        begun = time.perf_counter()
        QTest.keyClick(editor, WORDS[at % len(WORDS)])
        app.processEvents()
        taken.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.01)
        if at % BURST == BURST - 1:
            rests += rest(app)
    return taken, rests


def rest(app: QApplication) -> list[float]:
    """Milliseconds of each turn of the event loop while nobody types."""
    turns: list[float] = []
    until = time.perf_counter() + REST
    while time.perf_counter() < until:
        begun = time.perf_counter()
        app.processEvents()
        turns.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.002)
    return turns


if __name__ == "__main__":
    main(sys.argv[1:])
