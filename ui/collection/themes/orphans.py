"""Passages that were given a theme and that no answer says any more: shown with both texts, until a person decides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language import interface, tr, trn
from ui.widgets.fold import Fold
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.mark_label import MarkLabel
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.errors import N_
from workbook.screens.collection.code_book import OrphanLine

SEE, TAKE = N_("See the answer"), N_("Take the theme away")
BEFORE, NOW = N_("What had the theme"), N_("What the country says now")
LONGEST = 400


class Orphans(Fold):
    """`dropped` carries an orphan whose theme is to be taken away, `place_wanted` the place of its question."""

    dropped = Signal(object)
    place_wanted = Signal(object)

    def __init__(self, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("orphans")
        self._writable = writable
        self._shown: tuple[OrphanLine, ...] = ()
        self.hide()

    def show_orphans(self, orphans: tuple[OrphanLine, ...]) -> None:
        self.setVisible(bool(orphans))
        n = len(orphans)
        words = trn("{n} passage is no longer found", "{n} passages are no longer found", n)
        self.set_title(words.format(n=interface.catalogue.number(n)))
        self._shown = orphans
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 8, (0, 4, 0, 8))
        for at, orphan in enumerate(orphans):
            if at:
                column.addWidget(Hairline())
            column.addWidget(self._line(orphan))
        self.set_content(inner)

    def _line(self, orphan: OrphanLine) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 2)
        head = QHBoxLayout()
        space(head, 8)
        head.addWidget(MarkLabel("warning", 14))
        head.addWidget(Text(f"{orphan.theme} · {orphan.head}".strip(" ·"), weight=600, wrap=True), 1)
        if orphan.place is not None:
            see = LinkButton(tr(SEE))
            see.clicked.connect(lambda: self.place_wanted.emit(orphan.place))
            head.addWidget(see)
        take = LinkButton(tr(TAKE))
        take.setObjectName("drop_orphan")
        take.setVisible(self._writable)
        take.clicked.connect(lambda: self.dropped.emit(orphan))
        head.addWidget(take)
        column.addLayout(head)
        column.addWidget(Text(orphan.why, ink="muted", wrap=True))
        for title, words in ((tr(BEFORE), orphan.quote), (tr(NOW), orphan.now)):
            if words:
                column.addWidget(Text(title, role="caption", ink="muted"))
                short = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
                column.addWidget(WrappedText(short))
        return holder
