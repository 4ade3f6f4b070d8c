"""Between a field and the workbook: what was typed becomes an answer, or is kept as a draft with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbook.document.snapshot import Snapshot
from workbook.editing.changes import facet_of
from workbook.editing.session import Session
from workbook.errors import N_, InvalidValue, KnownError
from workbook.languages import Catalogue
from workbook.questionnaire import values
from workbook.questionnaire.model import Choice, LocalText, Question

OUT_OF_RANGE = N_("This value is out of range.")


@dataclass(slots=True)
class Answering:
    """One field: a question of a form, in tables of a row, in texts of several languages of one language."""

    session: Session
    form: str
    question: Question
    row: str = ""
    language: str = ""

    @property
    def snapshot(self) -> Snapshot:
        return self.session.snapshot()

    @property
    def facet(self) -> str:
        return facet_of(self.question, self.language, self.snapshot.answer_languages)

    @property
    def value(self) -> Any:
        """The answer, None where there is none."""
        if self.question.type == "calculate":
            return self.snapshot.calculated(self.form, self.question, self.row)
        return self.snapshot.value(self.form, self.question.name, self.row, self.facet)

    @property
    def draft(self) -> str:
        """What was typed and could not be read."""
        return str(self.snapshot.value(self.form, self.question.name, self.row, "draft") or "")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices: of the list, or the rows of a table. A retired one only where it is the answer."""
        if self.question.chosen_row_of:
            return tuple(Choice(row, LocalText(title, title)) for row, title in self._row_titles().items())
        found = self.snapshot.forms[self.form].choices_of(self.question)
        given = self.value if isinstance(self.value, list) else [self.value]
        return tuple(choice for choice in found if not choice.retired or choice.name in given)

    def _row_titles(self) -> dict[str, str]:
        asked = self.snapshot.forms[self.form]
        repeat = asked.repeat_of(asked.item(self.question.chosen_row_of))
        language = self.snapshot.answer_languages[0]
        return self.snapshot.row_titles(self.form, repeat.name, language) if repeat else {}

    def words(self, catalogue: Catalogue) -> str:
        """The answer as a person reads and types it."""
        rows = self._row_titles() if self.question.chosen_row_of else None
        return values.show(self.question, self.value, catalogue, self.choices, rows)

    def take(self, raw: str, catalogue: Catalogue) -> KnownError | None:
        """Take what was typed; what cannot be read is kept as a draft, and the reason comes back."""
        if not self.draft and raw == self.words(catalogue):
            return None
        try:
            value = values.parse(self.question, raw, catalogue.code, self.choices)
            self.give(value)
        except InvalidValue as error:
            self.session.keep_draft(self.form, self.question.name, raw, self.row)
            return error
        return None

    def give(self, value: Any) -> None:
        """Give an answer as a value. Raises InvalidValue."""
        if value != self.value or self.draft:
            self.session.answer(self.form, self.question.name, value, self.row, self.language)

    def complaint(self, catalogue: Catalogue) -> str:
        """What is wrong with the answer as it stands, "" if nothing."""
        if self.draft:
            try:
                values.parse(self.question, self.draft, catalogue.code, self.choices)
            except InvalidValue as error:
                return error.text(catalogue)
        if self.snapshot.constraint_holds(self.form, self.question, self.value, self.row):
            return ""
        rule = self.question.constraint_message.get(catalogue.code)
        return rule[:1].upper() + rule[1:] if rule else catalogue.gettext(OUT_OF_RANGE)

    def concerns(self, touched: set[tuple[str, str, str]]) -> bool:
        """Whether a set of changed questions can change what the field shows."""
        if (self.form, self.row, self.question.name) in touched:
            return True
        depends = self.question.type == "calculate" or bool(
            self.question.chosen_row_of or self.question.constraint
        )
        return depends and any(form == self.form for form, _, _ in touched)
