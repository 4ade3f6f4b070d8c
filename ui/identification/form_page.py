"""A page that shows a whole form, or a section of it, as one form in sections."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.answer_widgets.base import AnswerBase
from ui.language import Translated, interface, trn
from ui.page import Context, Page
from ui.question.answer_field import AnswerField
from ui.question.details import QuestionRow
from ui.question.reading_column import ReadingColumn
from ui.theme import px
from ui.widgets.hairline import Hairline
from ui.widgets.links import LinkButton
from ui.widgets.sizes import space
from ui.widgets.text import Text
from ui.widgets.wrapped_text import WrappedText
from workbook.editing.changes import ChangeSet
from workbook.questionnaire.model import Item, Question, Repeat, Section
from workbook.screens.places import Place

LABEL_WIDTH = 190


class LongRow(Translated, QWidget):
    """A question answered in paragraphs: its label and hint above, the editor under them."""

    def __init__(self, question: Question, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.context = question, context
        self._form = self._row = ""
        self.setObjectName(f"row_{question.name}")
        self._label, self._hint = Text(weight=600, wrap=True), Text(role="caption", ink="muted", wrap=True)
        self.given = AnswerField(question, context)
        self.answer: AnswerBase = self.given.answer
        column = QVBoxLayout(self)
        space(column, 2, (0, 8, 0, 8))
        for widget in (self._label, self._hint, self.given):
            column.addWidget(widget)
        self.translate_now()

    def retranslate(self) -> None:
        self._label.setText(self.question.title(interface.code))
        self._hint.setText(self.question.hint.get(interface.code))
        self._hint.setVisible(bool(self._hint.text()))

    def show_cell(self, form: str, row: str) -> None:
        self._form, self._row = form, row
        self.given.show_cell(form, row)
        self._renew()

    def refresh(self, change_set: ChangeSet | None) -> None:
        self.given.refresh(change_set)
        self._renew()

    def hand_over(self) -> None:
        self.given.hand_over()

    def _renew(self) -> None:
        if self._form:
            snapshot = self.context.session.snapshot()
            self.setVisible(snapshot.relevant(self._form, self.question, self._row))


class SectionHead(Translated, QWidget):
    """The heading of a section, and what it is about."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = section
        self._title = Text(role="heading", wrap=True)
        self._words = WrappedText(ink="muted")
        column = QVBoxLayout(self)
        space(column, 4, (0, 0, 0, 4))
        line = Hairline()
        column.addWidget(line)
        column.addSpacing(px(12))
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(self._section.label.get(interface.code))
        self._words.set_text(self._section.guidance.get(interface.code))
        self._words.setVisible(bool(self._section.guidance))


class FormPage(Translated, Page):
    """Every question of a form or of a section with its own widget; a table is a link to its page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("form_page")
        self.rows: dict[str, QuestionRow | LongRow] = {}
        self._links: dict[str, LinkButton] = {}
        self._form = self._section = ""
        self._languages: tuple[str, ...] = ()
        self._title, self._about = Text(role="title", wrap=True), WrappedText(ink="muted")
        self.column: ReadingColumn | None = None
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(0, 0, 0, 0)
        self.translate_now()

    def retranslate(self) -> None:
        if not self._form:
            return
        asked = self.context.session.snapshot().forms[self._form]
        section = asked.item(self._section) if self._section else None
        self._title.setText((section.label if section else asked.title).get(interface.code))
        about = section.guidance if section else asked.description
        self._about.set_text(about.get(interface.code))
        self._about.setVisible(bool(about))
        self._name_links()

    def show_place(self, place: Place) -> None:
        self.show_form(place.form)
        if place.name:
            self.show_question(place.name)

    def show_form(self, form: str, section: str = "") -> None:
        """Show a form, or one section of it."""
        languages = self.context.session.snapshot().answer_languages
        if (form, section, languages) != (self._form, self._section, self._languages):
            self._form, self._section, self._languages = form, section, languages
            self._build()
        self.refresh(None)

    def _build(self) -> None:
        if self.column is not None:
            self._page.removeWidget(self.column)
            self.column.hide()
            self.column.deleteLater()
        self.rows, self._links = {}, {}
        self.column = ReadingColumn()
        self._page.addWidget(self.column)
        self._title, self._about = Text(role="title", wrap=True), WrappedText(ink="muted")
        self.column.add(self._title, above=24)
        self.column.add(self._about, above=4)
        for item in self._items():
            self._add(item)
        self.column.finish()
        self.retranslate()

    def _items(self) -> Iterator[Item]:
        asked = self.context.session.snapshot().forms[self._form]
        whole = asked.item(self._section) if self._section else None
        items = whole.items if isinstance(whole, Section) else asked.items
        yield from _flat(items)

    def _add(self, item: Item) -> None:
        if self.column is None:
            return
        if isinstance(item, Repeat):
            link = LinkButton()
            link.setObjectName(f"table_{item.name}")
            link.clicked.connect(
                lambda _=False, name=item.name: self.context.navigator.go(Place("table", self._form, name))
            )
            self._links[item.name] = link
            holder = QVBoxLayout()
            holder.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self.column.add(holder, above=12)
        elif isinstance(item, Section):
            self.column.add(SectionHead(item), above=28)
        elif isinstance(item, Question) and not item.retired:
            row = (
                LongRow(item, self.context)
                if item.is_long
                else QuestionRow(item, self.context, label_width=LABEL_WIDTH)
            )
            self.rows[item.name] = row
            self.column.add(row, above=12)
            row.show_cell(self._form, "")

    def _name_links(self) -> None:
        snapshot = self.context.session.snapshot()
        for name, link in self._links.items():
            repeat, n = snapshot.forms[self._form].repeat(name), len(snapshot.rows(self._form, name))
            count = trn("{n} row", "{n} rows", n).format(n=n)
            link.setText(f"{repeat.label.get(interface.code)} ({count})")

    def refresh(self, change_set: ChangeSet | None) -> None:
        snapshot = self.context.session.snapshot()
        if not self._form or self._form not in snapshot.forms:
            return
        if snapshot.answer_languages != self._languages:
            focused = self._focused()
            self._languages = snapshot.answer_languages
            QTimer.singleShot(0, self, lambda: self._rebuild(focused))
            return
        touched = {form for form, _, _ in change_set.questions} if change_set else {self._form}
        if self._form in touched:
            for row in self.rows.values():
                row.refresh(change_set)
            self._name_links()

    def _focused(self) -> str:
        here = self.focusWidget()
        rows = self.rows.items() if here is not None else ()
        return next((name for name, row in rows if here is not None and row.isAncestorOf(here)), "")

    def _rebuild(self, focused: str) -> None:
        """The answer languages changed: other fields are needed."""
        self.hand_over()
        self._build()
        if focused:
            self.show_question(focused)

    def hand_over(self) -> None:
        for row in self.rows.values():
            row.hand_over()

    def show_question(self, name: str) -> None:
        """Bring a question into sight and put the keyboard there."""
        row = self.rows.get(name)
        if row is not None and self.column is not None:
            row.given.focus_field()
            QTimer.singleShot(0, row, lambda: self._into_sight(row))

    def _into_sight(self, row: QWidget) -> None:
        if self.column is not None and self.column.isAncestorOf(row):
            self.column.ensureWidgetVisible(row, 0, px(48))

    def focus_first(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.given.focus_field()


def _flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Section) and not isinstance(item, Repeat):
            yield from _flat(item.items)
        elif isinstance(item, Question):
            yield from item.details
