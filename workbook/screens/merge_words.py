"""How the merge desk words a difference: its name, the values of its sides, figures that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from workbook.document.snapshot import Snapshot
from workbook.errors import N_
from workbook.exchange.differences import WORDS, Difference, Values
from workbook.exchange.received import Where
from workbook.languages import Catalogue
from workbook.questionnaire.model import Question, Repeat
from workbook.screens.difference import Part, difference
from workbook.screens.history import FACET_TITLES, Asked
from workbook.screens.merge_shown import Fact
from workbook.screens.places import Place, place_of

SideName = Literal["before", "ours", "theirs"]
NO_TITLE = N_("row without a title")
SHORT_WORDS = {"row_gone": N_("row taken out"), "row_removed": N_("row removed")}
ANSWER_IN = {"value.fr": N_("Answer in French"), "value.en": N_("Answer in English")}
ANSWER = N_("Answer")
TO_CHECK = N_("to check: {ours} (ours) or {theirs} (theirs)")
CELL = N_("{sheet}, {address}")
WHOLE_ROWS = ("new_row", "row_gone", "row_removed")
KINSHIP, LONGEST_QUESTION, LONGEST_NAME = 0.3, 190, 20
_MINISTRY = re.compile(
    r"^(?:ministère (?:de la |de l’|de l'|du |des |de )|ministry (?:of|for) (?:the )?)", re.I
)
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009 ]\d+)*")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for a workbook in a language."""

    snapshot: Snapshot
    catalogue: Catalogue

    def number(self, one: Difference) -> str:
        asked = self.snapshot.forms.get(one.cell.form)
        if isinstance(one.item, Question) and one.item.detail_of and asked is not None:
            return asked.question(one.item.detail_of).code
        return one.item.code

    def title(self, one: Difference, whole: bool = False) -> str:
        """What a person calls it; `whole` with the full words of the question."""
        code = self.catalogue.code
        words = one.item.label.get(code) if whole else one.item.title(code)
        asked = self.snapshot.forms.get(one.cell.form)
        if isinstance(one.item, Question) and one.item.detail_of and asked is not None:
            words = f"{asked.question(one.item.detail_of).title(code)} – {words}"
        if not one.cell.row:
            return words
        row = one.row_title.get(code) or self.catalogue.gettext(NO_TITLE)
        return f"{words} – {row}" if isinstance(one.item, Repeat) else f"{row} – {words}"

    def kind(self, one: Difference) -> str:
        """`text`, `addition`, `state`, with the language where there is one."""
        word = self.catalogue.gettext(SHORT_WORDS.get(one.word) or WORDS[one.word])
        return f"{word} {one.language.upper()}" if one.language and one.topic == "answer" else word

    def place(self, one: Difference) -> Place | None:
        """Where it is answered, if the workbook asks it."""
        asked = self.snapshot.forms.get(one.cell.form)
        if asked is None or all(item.name != one.item.name for item in asked.flat):
            return None
        table = one.item if isinstance(one.item, Repeat) else asked.repeat_of(one.item)
        here = table is not None and one.cell.row in self.snapshot.rows(
            one.cell.form, table.name, one.cell.row.rpartition("/")[0]
        )
        return place_of(self.snapshot, one.cell.form, one.item, one.cell.row if here else "")

    def facts(self, one: Difference, side: SideName) -> tuple[Fact, ...]:
        """The values of a side, each as what changed since it was sent."""
        asked = sorted(self._asked(one), key=self._order)
        found = []
        for values in asked:
            before, now = self.value(values, "before"), self.value(values, side)
            if not now:
                continue
            label = self._label(one, values) if len(asked) > 1 else ""
            compares = side != "before" and bool(before) and one.known and one.topic not in WHOLE_ROWS
            parts = changed_parts(before, now) if compares else (Part("same", now),)
            found.append(Fact(label, now, parts))
        return tuple(found)

    def _asked(self, one: Difference) -> list[Values]:
        return [values for values in one.values if self._question(values) is not None]

    def _order(self, values: Values) -> tuple[int, int, str]:
        """The reason before the answer that it stands for; the columns of a row as the table has them."""
        names = [item.name for item in self.snapshot.forms[values.cell.form].flat]
        facet = values.cell.facet
        return names.index(values.cell.question), facet in (*ANSWER_IN, "value"), facet

    def value(self, values: Values, side: SideName) -> str:
        """One value as a person reads it."""
        question = self._question(values)
        given: Any = getattr(values, side)
        if question is None or given in (None, "", []):
            return ""
        cell = values.cell
        return Asked(self.snapshot, cell.form, question, cell.row, self.catalogue).words(cell.facet, given)

    def kept(self, one: Difference, side: SideName) -> str:
        """The values of a side as they will stand in the workbook, one a line."""
        colon = self.catalogue.colon()
        facts = (fact for fact in self.facts(one, side) if fact.text)
        return "\n".join(f"{fact.label}{colon} {fact.text}" if fact.label else fact.text for fact in facts)

    def where(self, where: Where | None) -> str:
        if where is None:
            return ""
        words = self.catalogue.gettext(CELL)
        return words.format(sheet=self.catalogue.quote(where.sheet), address=where.address)

    def day(self, moment: str) -> str:
        """The day of a moment or date in ISO 8601, in words; nothing where it cannot be read."""
        try:
            if len(moment) == len("2026-01-01"):
                return self.catalogue.date(date.fromisoformat(moment))
            return self.catalogue.date(datetime.fromisoformat(moment).astimezone().date())
        except ValueError:
            return ""

    def to_check(self, ours: str, theirs: str, kept: str) -> str:
        """The figures that ours and theirs do not share, while one of them stands in the text that is kept."""
        mine, other = _figures(ours), _figures(theirs)
        only_ours = [one for one in mine if one not in other]
        only_theirs = [one for one in other if one not in mine]
        standing = _figures(kept)
        if not only_ours or not only_theirs or not any(one in standing for one in (*only_ours, *only_theirs)):
            return ""
        words = self.catalogue.gettext(TO_CHECK)
        return words.format(ours=", ".join(only_ours), theirs=", ".join(only_theirs))

    def _question(self, values: Values) -> Question | None:
        asked = self.snapshot.forms.get(values.cell.form)
        if asked is None:
            return None
        item = next((item for item in asked.flat if item.name == values.cell.question), None)
        return item if isinstance(item, Question) else None

    def _label(self, one: Difference, values: Values) -> str:
        question = self._question(values)
        if question is not None and question is not one.item and question.name != one.item.name:
            title = question.title(self.catalogue.code)
            facet = values.cell.facet
            return f"{title} ({facet[-2:].upper()})" if facet in ANSWER_IN else title
        return self.catalogue.gettext(
            FACET_TITLES.get(values.cell.facet, "") or ANSWER_IN.get(values.cell.facet, ANSWER)
        )


def changed_parts(before: str, now: str) -> tuple[Part, ...]:
    """What changed, word by word; a text that is another one altogether is new as a whole."""
    parts = difference(before, now)
    same = sum(len(part.text) for part in parts if part.kind == "same")
    if same < KINSHIP * max(len(before), len(now)) and " " in now.strip():
        return (Part("added", now),)
    return tuple(_spaced(parts))


def short_name(ministry: str) -> str:
    """A ministry by what it is for: `Travail`, `Santé et Protection…`."""
    name = _MINISTRY.sub("", ministry) or ministry
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def abridged(question: str) -> str:
    """The beginning of a long question, and its last sign: `Which measures have States taken […]?`"""
    if len(question) <= LONGEST_QUESTION:
        return question
    start = question[:LONGEST_QUESTION].rsplit(" ", 1)[0].rstrip(" ,;:")
    ending = re.search(r"[\s\u202f]?[?.!]$", question.strip())
    return f"{start} […]{ending[0] if ending else ''}"


def _spaced(parts: tuple[Part, ...]) -> Iterator[Part]:
    """With a blank between what was removed and what stands in its place."""
    before = None
    for part in parts:
        if before is not None and before.kind == "removed" and part.kind == "added":
            yield Part("same", " ")
        yield part
        before = part


def _figures(text: str) -> list[str]:
    return list(dict.fromkeys(_FIGURE.findall(text)))
