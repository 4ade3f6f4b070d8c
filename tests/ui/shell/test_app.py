"""How the program starts, and what catches the last of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.app import _last_catch, first_language
from ui.main_window import MainWindow
from ui.messages import ERROR_KEY
from workbook.errors import StaleChange
from workbook.preferences import Preferences

HOUSE = Path(__file__).resolve().parents[3]
STARTED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import frame, furnish
from workbook.preferences import load_preferences
app = QApplication(sys.argv)
window = frame(app, load_preferences())
window.show()
early = [name for name in sys.modules if name.startswith(("ui.", "workbook."))]
furnish(app, window)
window.show_start()
app.processEvents()
if sys.argv[1:]:
    assert window.open_path(Path(sys.argv[1]))
    app.sendPostedEvents()
    assert window.workbook.contents.model.rowCount() and not window.workbook.page.visibleRegion().isEmpty()
import ui.desk
heavy = {"babel", "openpyxl", "reportlab", "yaml", "sqlite_utils", "elementpath", "difflib"} & set(sys.modules)
print(len(early), sorted(heavy), flush=True)
window.close_opened()
"""


@pytest.mark.parametrize("with_workbook", [False, True], ids=["start page", "workbook"])
def test_nothing_heavy_is_imported_before_it_is_used(
    with_workbook: bool, workbook_path: Path, tmp_path: Path
) -> None:
    place = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", STARTED, *([str(workbook_path)] if with_workbook else [])],
        cwd=HOUSE, env=os.environ | place, capture_output=True, text=True, check=True,
    )  # fmt: skip
    early, heavy = ended.stdout.split(maxsplit=1)
    assert heavy.strip() == "[]"
    assert int(early) < 8, "the empty window is shown before the larger part of the program is imported"


def test_the_language_chosen_last_wins_over_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert first_language(Preferences()) == "fr"
    assert first_language(Preferences(language="en")) == "en"


def test_a_known_error_that_nobody_caught_is_told(window: MainWindow) -> None:
    defects: list[object] = []
    catch = _last_catch(window, lambda *news: defects.append(news))
    error = StaleChange("{name} was changed meanwhile.", name="1.2-3")
    catch(StaleChange, error, None)
    assert window.messages.banner_text(ERROR_KEY) == "1.2-3 was changed meanwhile."
    assert defects == []


def test_a_defect_is_shown_with_its_details(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[type[BaseException]] = []
    monkeypatch.setattr("ui.last_catch.show_defect", lambda window, kind, error, trace: shown.append(kind))
    defects: list[object] = []
    _last_catch(window, lambda *news: defects.append(news))(ZeroDivisionError, ZeroDivisionError(), None)
    assert shown == [ZeroDivisionError]
    assert len(defects) == 1
