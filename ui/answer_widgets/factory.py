"""Which widget answers which type of question; the only place that knows."""

from __future__ import annotations

from ui.answer_widgets.base import AnswerBase
from ui.answer_widgets.choice import MOST_RADIOS, ComboAnswer, RadioAnswer
from ui.answer_widgets.choices import MOST_BOXES, ChecksAnswer, ChipsAnswer
from ui.answer_widgets.date import DateAnswer
from ui.answer_widgets.file import FileAnswer
from ui.answer_widgets.languages import LineInLanguages, LongTextArea
from ui.answer_widgets.line import LineAnswer, NumberAnswer
from ui.answer_widgets.lines import LinesAnswer
from ui.answer_widgets.plain import CalculatedAnswer, NoteAnswer
from ui.page import Context
from workbook.questionnaire.model import Question, Questionnaire

MEASURE_STATE = "measure_state"
_BY_TYPE = {
    "integer": NumberAnswer,
    "decimal": NumberAnswer,
    "date": DateAnswer,
    "file": FileAnswer,
    "note": NoteAnswer,
    "calculate": CalculatedAnswer,
}


def make(question: Question, context: Context) -> AnswerBase:
    """The widget for a question; then give it its place with `show_cell(form, row)`."""
    if question.type == "text":
        if question.is_long:
            area = LongTextArea if question.multilingual else LinesAnswer
            return area(question, context)
        return LineInLanguages(question, context) if question.multilingual else LineAnswer(question, context)
    if question.type == "select_one":
        return _one_of(question, context)
    if question.type == "select_multiple":
        few = _number_of_choices(question, context) <= MOST_BOXES
        return ChecksAnswer(question, context) if few else ChipsAnswer(question, context)
    return _BY_TYPE[question.type](question, context)


def _one_of(question: Question, context: Context) -> AnswerBase:
    marked = question.list_name == MEASURE_STATE or question.chosen_row_of
    if marked or _number_of_choices(question, context) > MOST_RADIOS:
        return ComboAnswer(question, context)
    return RadioAnswer(question, context)


def _number_of_choices(question: Question, context: Context) -> int:
    holder = _form_of(question, context)
    return len(holder.choices_of(question)) if holder is not None else MOST_BOXES + 1


def _form_of(question: Question, context: Context) -> Questionnaire | None:
    """The questionnaire of the workbook that asks this very question."""
    forms = context.session.snapshot().forms.values()
    return next((form for form in forms if any(one is question for one in form.questions)), None)
