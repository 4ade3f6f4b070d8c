"""What `receive` says to a person: file by file what is new, what conflicts, what was understood how and what not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from workbook.cli.output import Output
from workbook.document.snapshot import Snapshot
from workbook.errors import N_
from workbook.exchange.decisions import KEEP, Decisions, combine
from workbook.exchange.differences import WORDS, Comparison, Difference, Values
from workbook.exchange.read_as import read_as
from workbook.exchange.received import Where
from workbook.exchange.repairs import DOUBTS, REASONS, REPAIRS
from workbook.exchange.resolve import Resolution
from workbook.exchange.words import REASONS as NO_ANSWER
from workbook.exchange.words import STATES
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Repeat
from workbook.questionnaire.rich_text import plain
from workbook.questionnaire.values import show

LONGEST = 160


def tell(
    comparisons: Sequence[Comparison],
    decisions: Decisions,
    resolution: Resolution,
    applied: bool,
    output: Output,
) -> None:
    """Everything about the files, then what was done, or would be."""
    if output.as_json:
        return
    decided = {key: one for key, one in decisions.items() if key not in resolution.left}
    for comparison in comparisons:
        for line in _file_lines(comparison, decided, output.catalogue):
            output.line(line)
    for line in _twins(comparisons, output.catalogue):
        output.line(line)
    output.line(_summary(resolution, applied, output.catalogue))


def _summary(resolution: Resolution, applied: bool, catalogue: Catalogue) -> str:
    if applied:
        done = catalogue.ngettext("{n} change applied.", "{n} changes applied.", resolution.taken)
    else:
        done = catalogue.ngettext(
            "{n} change can be taken without conflict.",
            "{n} changes can be taken without conflict.",
            resolution.taken,
        )
    n = len(resolution.left)
    left = catalogue.ngettext("{n} is left to be decided.", "{n} are left to be decided.", n)
    sentences = [done.format(n=resolution.taken)]
    sentences += [left.format(n=n)] if n else []
    sentences += [] if applied else [catalogue.gettext(N_("Nothing was changed."))]
    return " ".join(sentences)


def _file_lines(comparison: Comparison, decided: Decisions, catalogue: Catalogue) -> Iterator[str]:
    gettext, received = catalogue.gettext, comparison.received
    yield f"{comparison.name} – {comparison.ministry}"
    if comparison.foreign:
        yield "  ! " + gettext(N_("This form was made from another workbook."))
    for doubt in received.source.doubts:
        yield "  ! " + gettext(DOUBTS[doubt.kind]).format_map(dict(doubt.params))
    for one in comparison.differences:
        if one.open:
            yield from _difference_lines(comparison.ours, one, decided, catalogue)
    for one in comparison.refused:
        if one.refusal:
            name = _name(comparison.ours, one, catalogue)
            words = f"{_quoted(one.refusal.text, catalogue)} – {one.refusal.why(catalogue)}"
            yield f"  × {_place(one.where)}{_pair(name, words, catalogue)}"
    for listed in comparison.beside:
        why = gettext(REASONS[listed.reason])
        yield f"  × {_place(listed.where)}{_quoted(listed.text, catalogue)} – {why}"
    for repair in received.repairs:
        texts = (repair.before, read_as(comparison.ours, repair, catalogue))
        sides = (_quoted(text, catalogue) for text in texts if text)
        yield f"  ~ {_place(repair.where)}{' → '.join(sides)} {gettext(REPAIRS[repair.kind])}"


def _difference_lines(
    ours: Snapshot, one: Difference, decided: Decisions, catalogue: Catalogue
) -> Iterator[str]:
    gettext = catalogue.gettext
    kind = gettext(N_("conflict")) + ", " if one.kind == "conflict" else ""
    mark = "?" if one.key not in decided else "=" if decided[one.key] == KEEP else "+"
    yield f"  {mark} {_pair(_name(ours, one, catalogue), kind + gettext(WORDS[one.word]), catalogue)}"
    for values in one.values:
        if values.theirs == values.before and one.topic != "row_removed":
            continue
        if not isinstance(ours.forms[values.cell.form].item(values.cell.question), Question):
            continue
        column = _column(ours, one, values, catalogue)
        sides = {N_("ours"): values.ours} if one.kind == "conflict" else {}
        for side, value in {**sides, N_("theirs"): values.theirs}.items():
            yield "      " + _pair(column + gettext(side), _shown(ours, values, value, catalogue), catalogue)


def _twins(comparisons: Sequence[Comparison], catalogue: Catalogue) -> Iterator[str]:
    """Rows that several ministries sent alike: told, because they are not made one."""
    for group in combine(comparisons):
        if group.offers[0].difference.topic == "new_row":
            names = ", ".join(offer.comparison.ministry for offer in group.offers)
            words = catalogue.gettext(N_("The same new row came from several: {names}. Each stays a row."))
            yield words.format(names=names)


def _name(ours: Snapshot, one: Difference, catalogue: Catalogue) -> str:
    title, number = one.item.title(catalogue.code), one.item.code
    if isinstance(one.item, Question) and one.item.detail_of and one.cell.form in ours.forms:
        number = ours.forms[one.cell.form].question(one.item.detail_of).code
    language = f" [{one.language}]" if one.language else ""
    row = one.row_title.get(catalogue.code)
    return f"{row + ', ' if row else ''}{number + ' ' if number else ''}{_short(title, 70)}{language}"


def _column(ours: Snapshot, one: Difference, values: Values, catalogue: Catalogue) -> str:
    if not isinstance(one.item, Repeat):
        return ""
    question = ours.forms[values.cell.form].question(values.cell.question)
    return f"{question.title(catalogue.code)}, "


def _shown(ours: Snapshot, values: Values, value: Any, catalogue: Catalogue) -> str:
    """A value as a person reads it, on one line."""
    cell, gettext = values.cell, catalogue.gettext
    if value in (None, "", []):
        return "–"
    if cell.facet == "missing":
        why = value.get("why", "")
        return gettext(NO_ANSWER[value["reason"]]) + (f" – {why}" if why else "")
    if cell.facet == "status":
        return gettext(STATES[value])
    if cell.facet in ("tags", "comment"):
        return "; ".join(str(one.get("text", "")) if isinstance(one, dict) else str(one) for one in value)
    asked = ours.forms[cell.form]
    question = asked.question(cell.question)
    titles = {}
    if question.chosen_row_of and (table := asked.repeat_of(asked.item(question.chosen_row_of))):
        titles = ours.row_titles(cell.form, table.name, catalogue.code)
    if question.is_long and isinstance(value, str):
        return _quoted(plain(value) or value, catalogue)
    shown = show(question, value, catalogue, asked.choices_of(question), titles)
    return _quoted(shown or str(value), catalogue)


def _quoted(text: str, catalogue: Catalogue) -> str:
    return catalogue.gettext(N_("“{text}”")).format(text=_short(text))


def _pair(name: str, value: str, catalogue: Catalogue) -> str:
    return catalogue.gettext(N_("{name}: {value}")).format(name=name, value=value)


def _place(where: Where | None) -> str:
    return f"{where.sheet} {where.address} · " if where else ""


def _short(text: str, longest: int = LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + "…"
