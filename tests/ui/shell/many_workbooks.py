"""Opens workbooks in one window, walks through each and closes it, as often as asked, with the collector at work.

    python -m tests.ui.shell.many_workbooks TIMES WORKBOOK...

Prints one line of JSON: for each round whether the workbook's window is gone, how many widgets and Python objects
there are then, and the memory in use in kilobytes (0 where the system does not say); and what Qt had to say.
"""

from __future__ import annotations

import gc
import json
import sys
import weakref
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.app import build
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.workbook_window import WorkbookWindow
from workbook.languages import Catalogue
from workbook.preferences import Preferences
from workbook.screens.contents import contents, walk
from workbook.screens.places import CHECK, VERSIONS, Place

OFTEN_MS = 15
OF_THE_PLATFORM = "This plugin does not support"


def main(times: int, paths: list[Path]) -> None:
    said: list[str] = []
    qInstallMessageHandler(lambda kind, context, text: said.append(text))
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    window = build(app, Preferences(language="en", theme="light"))
    window._store = lambda preferences: None
    window.show()
    collector = app.findChild(GarbageCollector)
    timer = collector.findChild(QTimer) if collector is not None else None
    assert timer is not None
    timer.setInterval(OFTEN_MS)
    rounds = [_round(app, window, paths[number % len(paths)]) for number in range(times)]
    print(json.dumps({"rounds": rounds, "said": [one for one in said if OF_THE_PLATFORM not in one]}))


def _round(app: QApplication, window: MainWindow, path: Path) -> dict[str, object]:
    book = _walked(window, path)
    for _ in range(2):
        gc.collect()
        _until(lambda: True)
    return {
        "gone": book() is None,
        "widgets": len(app.allWidgets()),
        "objects": len(gc.get_objects()),
        "memory": _memory(),
    }


def _walked(window: MainWindow, path: Path) -> weakref.ref[WorkbookWindow]:
    assert window.open_path(path), path
    book = window.workbook
    assert book is not None
    for place in _one_of_each(book):
        book.go(place)
        _until(lambda: not book.jobs.busy)
    book.session.name_version(f"{book.session.last_saved_at} {path.name}")
    _until(lambda: not book.session.saver.unsaved)
    assert window.close_opened()
    window.show_start()
    return weakref.ref(book)


def _one_of_each(book: WorkbookWindow) -> list[Place]:
    nodes = walk(contents(book.session.snapshot(), Catalogue.load("en")))
    by_kind = {node.place.kind: node.place for node in nodes}
    return [*by_kind.values(), CHECK, VERSIONS]


def _until(holds: Callable[[], bool]) -> None:
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start(5)
    loop.exec()


def _memory() -> int:
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


if __name__ == "__main__":
    main(int(sys.argv[1]), [Path(word) for word in sys.argv[2:]])
