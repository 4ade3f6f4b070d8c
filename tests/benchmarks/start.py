"""How long the first window takes, beside a bare PySide6 main window: the median of several fresh processes.

    python tests/benchmarks/start.py [WORKBOOK] [--times N]

Without a workbook the example country is made in a temporary folder. Prints the medians and their ratio: to the first
paint of the window, which is empty; and to that of its content, when the cards of the start page, or the contents and the figures of
the overview, have been painted. All is run from compiled modules, as an installed program is. Heavy imports that came
too early are named.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
HEAVY = ("babel", "openpyxl", "reportlab", "yaml", "sqlite_utils", "elementpath")

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
print("painted", flush=True)
"""

OURS = """
import gc
import sys
from pathlib import Path
import workbook.cli.main  # as the program comes in
gc.disable()
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel
from ui.app import frame, furnish
from workbook.preferences import load_preferences
app = QApplication(sys.argv)
window = frame(app, load_preferences())
window._store = lambda preferences: None
window.show()
app.processEvents()
print("painted", flush=True)
furnish(app, window)
if not sys.argv[1] or not window.open_path(Path(sys.argv[1])):
    window.show_start()
class Watch(QObject):
    seen = set()
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.seen.add(watched)
        return False
watch, book = Watch(), window.workbook
wanted = {window.start.new_card}
if book is not None:
    figures = {one for one in book.page.findChildren(QLabel) if one.property("type") == "figure"}
    wanted = {book.contents.tree.viewport()} | figures
for one in wanted:
    one.installEventFilter(watch)
app.sendPostedEvents()  # where the paint is; what is looked for in the background begins after it
print("full", *(name for name in {heavy} if name in sys.modules), flush=True)
assert watch.seen == wanted, "not everything was painted"
assert book is None or (figures and book.contents.model.rowCount()), "there was nothing to paint"
window.close_opened()
"""


def run_once(program: str, workbook: str, folder: str) -> tuple[float, float, list[str]]:
    """Seconds from the start of the process to its first paint and to its last, and heavy modules imported."""
    own = {"XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
    settings = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | own
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, workbook], cwd=HOUSE, env=settings, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline().split()
        painted = time.perf_counter() - begun
        last = process.stdout.readline().split()
        full = time.perf_counter() - begun
        process.communicate()
    if first != ["painted"] or process.returncode:
        raise SystemExit("The window was not painted.")
    return painted, full, last[1:]


def compare(workbook: str, times: int, folder: str) -> str:
    """Medians of the bare window and of ours, taken in turn, in words."""
    ours = OURS.replace("{heavy}", repr(HEAVY))
    bare_times, painted, full, heavy = [], [], [], set[str]()
    for _ in range(times + 1):
        bare_times.append(run_once(BARE, "", folder)[0])
        first, last, found = run_once(ours, workbook, folder)
        painted.append(first)
        full.append(last)
        heavy.update(found)
    bare, window, whole = (statistics.median(values[1:]) for values in (bare_times, painted, full))
    extra = f"; imported {', '.join(sorted(heavy))}" if heavy else ""
    return (
        f"bare {bare:.3f} s; window {window:.3f} s, ratio {window / bare:.2f}; "
        f"with its content {whole:.3f} s, ratio {whole / bare:.2f}{extra}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("workbook", nargs="?")
    parser.add_argument("--times", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workbook = options.workbook or _example(Path(folder) / "example.passerelle")
        print(f"start page: {compare('', options.times, folder)}")
        print(f"workbook: {compare(workbook, options.times, folder)}")


def _example(path: Path) -> str:
    sys.path[0] = str(HOUSE)  # in place of this folder, whose typing.py is not the one of the library
    from workbook.editing.example import create_example

    create_example(path).close()
    return str(path)


if __name__ == "__main__":
    main()
