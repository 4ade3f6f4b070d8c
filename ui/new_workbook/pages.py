"""The pages of the wizard. Each fills the same `NewWorkbook` and shows what is wrong under its fields."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.answer_widgets.date import CalendarPopup
from ui.language import Translated, interface, tr
from ui.new_workbook.country_field import CountryField
from ui.new_workbook.form_rows import FormRows
from ui.theme import px
from ui.widgets.buttons import IconButton
from ui.widgets.form_row import FormRow
from ui.widgets.hairline import Hairline
from ui.widgets.segmented import Segment, SegmentedControl
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.screens.new_workbook import NewWorkbook, Problems

LABEL_WIDTH, FIELD_WIDTH, SHORT_WIDTH, GUTTER = 190, 460, 300, 4


class WizardPage(Translated, QWidget):
    """`changed` is emitted when the person fills something in."""

    changed = Signal()

    gap = 14

    def __init__(self, draft: NewWorkbook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.rows: dict[str, FormRow] = {}
        self._problems: Problems = {}
        self.column = QVBoxLayout(self)
        space(self.column, self.gap)

    def show_problems(self, problems: Problems) -> None:
        """Say under each field what is wrong with it, also in the next language."""
        self._problems = problems
        for name, row in self.rows.items():
            row.set_error(tr(problems.get(name, "")))

    def focus_problem(self, problems: Problems) -> None:
        """Put the keyboard into the first field that needs it."""
        first = next((row.field for name, row in self.rows.items() if name in problems), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard where the page begins."""
        first = next((row.field for row in self.rows.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Show what became known elsewhere."""

    def add_row(self, name: str, widget: QWidget, width: int = FIELD_WIDTH) -> FormRow:
        row = FormRow(LABEL_WIDTH)
        row.set_field(widget)
        themed(row, lambda: row.setMaximumWidth(px(LABEL_WIDTH + GUTTER + width)))
        beside = QHBoxLayout()
        beside.addWidget(row, 1000)
        beside.addStretch(1)
        self.rows[name] = row
        self.column.addLayout(beside)
        return row

    def add_line(self, name: str, width: int = FIELD_WIDTH) -> QLineEdit:
        field = QLineEdit(getattr(self.draft, name))
        field.setObjectName(f"wizard_{name}")
        field.textEdited.connect(lambda text: self._take(name, text))
        self.add_row(name, field, width)
        return field

    def _take(self, name: str, text: str) -> None:
        setattr(self.draft, name, text)
        self._problems = {key: words for key, words in self._problems.items() if key != name}
        self.rows[name].set_error("")
        self.changed.emit()


class CountryPage(WizardPage):
    """Country, institution, focal point, contact."""

    def __init__(self, draft: NewWorkbook, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.country = CountryField()
        self.country.show_country(draft.country)
        self.country.chosen.connect(lambda iso3: self._take("country", iso3))
        self.add_row("country", self.country)
        self.lines = {name: self.add_line(name) for name in ("institution", "focal_point")}
        self.lines |= {name: self.add_line(name, SHORT_WIDTH) for name in ("email", "phone")}
        self.translate_now()

    def retranslate(self) -> None:
        words = {
            "country": tr("Country"),
            "institution": tr("Institution"),
            "focal_point": tr("Focal point"),
            "email": tr("E-mail address"),
            "phone": tr("Telephone"),
        }
        for name, text in words.items():
            self.rows[name].set_label(text)
        self.country.setPlaceholderText(tr("Type the first letters"))
        self.rows["country"].set_hint(tr("Names in use at the United Nations"))
        self.rows["focal_point"].set_hint(tr("Name and function"))
        self.show_problems(self._problems)

    def renew(self) -> None:
        if self.country.iso3 != self.draft.country:
            self.country.show_country(self.draft.country)
        for name, line in self.lines.items():
            if line.text() != getattr(self.draft, name):
                line.setText(getattr(self.draft, name))


class EditionPage(WizardPage):
    """Edition of the Forum, due date, languages of the answers."""

    def __init__(self, draft: NewWorkbook, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        self.edition = self.add_line("edition")
        self.due = QLineEdit(draft.due_date)
        self.due.setObjectName("wizard_due_date")
        self.due.textEdited.connect(lambda text: self._take("due_date", text))
        self.due.editingFinished.connect(self._show_due)
        self.calendar_button = IconButton("calendar")
        self.calendar_button.clicked.connect(self._pick)
        self._popup: CalendarPopup | None = None
        self.add_row("due_date", _side_by_side(self.due, self.calendar_button), SHORT_WIDTH)
        self.languages = SegmentedControl()
        self.languages.setObjectName("wizard_languages")
        self.languages.chosen.connect(self._choose_languages)
        self.add_row("languages", _side_by_side(self.languages))
        self.translate_now()

    def retranslate(self) -> None:
        self.rows["edition"].set_label(tr("Edition of the Forum"))
        self.edition.setPlaceholderText(tr("GFMD Marrakech 2018"))
        self.rows["due_date"].set_label(tr("To be sent by"))
        self.due.setAccessibleName(tr("To be sent by"))
        self.due.setPlaceholderText(tr("dd/mm/yyyy"))
        self.calendar_button.set_tooltip(tr("Pick the date from a calendar"))
        self.rows["due_date"].set_hint(tr("The due date that the secretariat has set; it may stay empty."))
        self.rows["languages"].set_label(tr("Languages of the answers"))
        self.rows["languages"].set_hint(
            tr("Each written answer is asked for in each of them; the interface has its own language.")
        )
        self.languages.set_segments(
            [
                Segment("fr", tr("French")),
                Segment("en", tr("English")),
                Segment("fr en", tr("Both")),
            ]
        )
        self.languages.set_current(" ".join(self.draft.languages))
        self.show_problems(self._problems)

    def _choose_languages(self, key: str) -> None:
        self.draft.languages = tuple(key.split())
        self.changed.emit()

    def _show_due(self) -> None:
        if self.draft.due is not None:
            self.draft.due_date = interface.catalogue.date(self.draft.due, "short")
            self.due.setText(self.draft.due_date)

    def _pick(self) -> None:
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.calendar.activated.connect(self._picked)
            self._popup.calendar.clicked.connect(self._picked)
        under = self.calendar_button.mapToGlobal(self.calendar_button.rect().bottomLeft())
        self._popup.open_at(under, self.draft.due)

    def _picked(self) -> None:
        if self._popup is not None:
            chosen = self._popup.calendar.selectedDate()
            self._take("due_date", chosen.toString("dd/MM/yyyy"))
            self._show_due()
            self._popup.close()
            self.due.setFocus(Qt.FocusReason.OtherFocusReason)


class FormsPage(WizardPage):
    """The questionnaires, and last year's workbook."""

    gap = 0
    earlier_wanted = Signal()
    earlier_dropped = Signal()

    def __init__(self, draft: NewWorkbook, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        from ui.new_workbook.earlier import EarlierRow

        self.forms = FormRows(draft.forms)
        self.forms.changed.connect(self._choose)
        self.problem = Text(ink="error", wrap=True)
        self.problem.hide()
        self.earlier = EarlierRow()
        self.earlier.wanted.connect(self.earlier_wanted)
        self.earlier.dropped.connect(self.earlier_dropped)
        for widget in (Hairline(), self.forms, self.earlier, self.problem):
            self.column.addWidget(widget)
        self.translate_now()

    def retranslate(self) -> None:
        self.renew()
        self.show_problems(self._problems)

    def show_problems(self, problems: Problems) -> None:
        self._problems = problems
        self.problem.setText(tr(problems.get("forms", "")))
        self.problem.setVisible("forms" in problems)

    def focus_first(self) -> None:
        self.forms.focus_first()

    def focus_problem(self, problems: Problems) -> None:
        if problems:
            self.forms.focus_first()

    def renew(self) -> None:
        name = self.draft.earlier.name if self.draft.earlier else ""
        self.earlier.show_earlier(name, self.draft.carried_over)

    @property
    def summary(self) -> tuple[int, int, int]:
        """Chosen, of how many, and the answers they ask for."""
        return len(self.draft.forms), self.forms.total, self.draft.questions_to_answer

    def _choose(self) -> None:
        self.draft.forms = self.forms.chosen
        self.show_problems({})
        self.renew()
        self.changed.emit()


def _side_by_side(*widgets: QWidget) -> QWidget:
    """Widgets in a row as one field; the first takes the focus."""
    both = QWidget()
    both.setFocusProxy(widgets[0])
    row = QHBoxLayout(both)
    space(row, 4)
    for widget in widgets:
        row.addWidget(widget)
    if len(widgets) == 1:
        row.addStretch(1)
    return both
