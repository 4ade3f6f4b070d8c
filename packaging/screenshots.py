"""Pictures of the window on the example country and the example collection.

python packaging/screenshots.py               the README's pictures, into docs/images
python packaging/screenshots.py FOLDER        every page in every look: sizes, themes, languages, 200 % text
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from example_forms import part_that_came_back
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.app import build
from ui.main_window import MainWindow
from ui.merge.receiving import open_desk
from ui.theme import theme
from workbook.collection.example import create_example_collection
from workbook.document.kinds import COLLECTION
from workbook.editing.example import create_example
from workbook.preferences import Preferences, RecentFile
from workbook.screens.collection.places import (
    COMPLETENESS,
    EXPORTS,
    FIGURES,
    SUBMISSIONS,
    THEMES,
    question_place,
    search_place,
)
from workbook.screens.collection.standing import recent_collection
from workbook.screens.places import CHECK, CONTRIBUTIONS, MERGE, OVERVIEW, REPORTS, SEND, VERSIONS, Place

ALIKE = 9  # steps of red, green and blue
HOUSE = Path(__file__).resolve().parent.parent
PAGES = {
    "overview": OVERVIEW,
    "question": Place("question", "berlin-2017", "q_1_2_2"),
    "target": Place("section", "sdg-migration", "target_10c"),
    "round-table": Place("section", "berlin-2017", "rt_1_2"),
    "plan": Place("table", "action-plan", "actions"),
    "practices": Place("table", "registers", "good_practices"),
    "identification": Place("identification", "identification", "country"),
    "reports": REPORTS,
    "check": CHECK,
    "versions": VERSIONS,
    "contributions": CONTRIBUTIONS,
    "contribution-form": SEND,
    "merge": MERGE,
}
COLLECTION_PAGES = {
    "submissions": SUBMISSIONS,
    "completeness": COMPLETENESS,
    "across": question_place("berlin-2017", "q_1_2_4"),
    "search": search_place("associations"),
    "themes": THEMES,
    "figures": FIGURES,
    "exports": EXPORTS,
}
SLOW = ("reports", *COLLECTION_PAGES)  # what is read or drawn in the background first


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks: language, theme, text scale in per cent, size in pixels."""

    language: str = "fr"
    scheme: str = "light"
    scale: int = 100
    size: tuple[int, int] = (1280, 800)

    @property
    def name(self) -> str:
        return f"{self.language}-{self.scheme}-{self.scale}-{self.size[0]}"


README = {
    "start-fr": (Look(), "start"),
    "question-fr": (Look(), "question"),
    "question-dark-en": (Look("en", "dark"), "question"),
    "target-fr": (Look(), "target"),
    "plan-fr": (Look(), "plan"),
    "overview-en": (Look("en"), "overview"),
    "reports-en": (Look("en"), "reports"),
    "merge-fr": (Look(), "merge"),
    "completeness-en": (Look("en"), "completeness"),
    "across-fr": (Look(), "across"),
}


def looks() -> Iterator[Look]:
    """Every look that has to be looked at."""
    for language in ("fr", "en"):
        for scheme in ("light", "dark"):
            yield Look(language, scheme)
        yield Look(language, size=(1920, 1080))
        yield Look(language, scale=200)
    yield Look("fr", "dark", size=(1920, 1080))
    yield Look("fr", "high_contrast")
    yield Look("fr", size=(1024, 768))


def wait(milliseconds: int) -> None:
    """Let the window draw and background work come back."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Studio:
    """One window at a time, on examples made for the occasion."""

    def __init__(self, folder: Path) -> None:
        found = QApplication.instance()
        self.app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
        self.workbook = folder / "Documents" / "FMMD" / "pays-exemple-2026.passerelle"
        self.workbook.parent.mkdir(parents=True)
        create_example(self.workbook).close()
        self.came_back = part_that_came_back(self.workbook, self.workbook.parent)
        self.collection = self.workbook.with_name(f"forum-2026{COLLECTION.suffix}")
        with create_example_collection(self.collection, folder / "inbox") as collection:
            self.recent_collection = recent_collection(collection.view(), self.collection)

    def window(self, look: Look) -> MainWindow:
        recent = [
            RecentFile(
                str(self.workbook),
                title="Pays d’exemple",
                title_en="Example country",
                subtitle="FMMD 2026",
                settled=0.66,
                begun=0.1,
            ),
            self.recent_collection,
        ]
        preferences = Preferences(
            language=look.language, theme=look.scheme, text_scale=look.scale, recent=recent
        )
        window = build(self.app, preferences)
        theme.prefer(look.scheme)
        theme.set_text_scale(look.scale)
        window.resize(*look.size)
        window.show()
        wait(300)
        return window

    def shoot(self, look: Look, page: str, path: Path) -> None:
        """One picture."""
        window = self.window(look)
        if page != "start":
            window.open_path(self.collection if page in COLLECTION_PAGES else self.workbook)
            self._show(window, page)
        self._save(window, path)

    def shoot_all(self, look: Look, folder: Path) -> None:
        """Every page in one look."""
        window = self.window(look)
        window.grab().save(str(folder / f"start-{look.name}.png"))
        for path, pages in ((self.workbook, PAGES), (self.collection, COLLECTION_PAGES)):
            window.open_path(path)
            for page in pages:
                self._show(window, page)
                window.grab().save(str(folder / f"{page}-{look.name}.png"))
            _decide_nothing(window)
        self._close(window)

    def _show(self, window: MainWindow, page: str) -> None:
        wait(300)
        if window.workbook is not None and page == "merge":
            open_desk(window.workbook.context, [self.came_back])
            wait(1500)
        elif window.opened is not None:
            window.opened.go((PAGES | COLLECTION_PAGES)[page])
        wait(2500 if page in SLOW else 700)
        if page in COLLECTION_PAGES and (focused := self.app.focusWidget()) is not None:
            focused.clearFocus()

    def _save(self, window: MainWindow, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _in_few_colours(window.grab().toImage()).save(str(path))
        print(path, flush=True)
        self._close(window)

    def _close(self, window: MainWindow) -> None:
        _decide_nothing(window)
        window.close()
        window.deleteLater()
        wait(100)


def _decide_nothing(window: MainWindow) -> None:
    """Nothing was decided that would be asked about when the workbook is closed."""
    if window.workbook is not None:
        window.workbook.context.desk = None


def _in_few_colours(image: QImage) -> QImage:
    """The picture in 256 of its commonest colours, no two alike: a third of the bytes, and no eye sees it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    table: list[int] = []
    for colour, _ in Counter(memoryview(plain.constBits()).cast("I")).most_common():
        if len(table) < 256 and all(_distance(colour, other) > ALIKE for other in table):
            table.append(colour)
    flag = Qt.ImageConversionFlag.ThresholdDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, flag)


def _distance(one: int, other: int) -> int:
    """How far two colours are from each other, in steps of red, green and blue."""
    return sum(abs((one >> place & 255) - (other >> place & 255)) for place in (0, 8, 16))


def main(words: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        studio = Studio(Path(folder))
        if words:
            target = Path(words[0])
            target.mkdir(parents=True, exist_ok=True)
            for look in looks():
                studio.shoot_all(look, target)
                print(look.name, flush=True)
        else:
            for name, (look, page) in README.items():
                studio.shoot(look, page, HOUSE / "docs" / "images" / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
