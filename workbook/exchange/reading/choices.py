"""Choices as people write them: a label in either language or in both, a name, a cross, a small misspelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from workbook.exchange.layout import WHY_SEPARATOR
from workbook.exchange.reading.outcomes import Meant, Outcome, Unclear
from workbook.exchange.reading.remembered import remembered
from workbook.exchange.reading.texts import folded
from workbook.exchange.values import choice_label
from workbook.questionnaire.model import Choice
from workbook.questionnaire.values import fold

ALIKE = 0.82
APART = 0.06
_YES = {"x", "xx", "✓", "✔", "☑", "☒", "1", "oui", "yes", "true", "vrai", "o", "y"}
_NO = {"0", "non", "no", "false", "faux", "n"}
_SHORTEST = 4


class _Spellings:
    """The ways to write each choice of a list; what two choices could mean is the first of them."""

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        self.as_shown: dict[str, Meant] = {}
        self.names = {choice.name for choice in choices}
        self.labels = [(label, choice.name) for choice in choices for label in _labels(choice)]
        self._by_name: dict[str, int] = {}
        self._by_label: dict[str, int] = {}
        self._by_folded_name: dict[str, int] = {}
        self._choices = choices
        for place, choice in enumerate(choices):
            shown = choice_label(choice)
            self.as_shown.setdefault(shown, Meant(choice.name))
            self.as_shown.setdefault(choice.name, Meant(choice.name, "choice"))
            self._by_name.setdefault(choice.name, place)
            self._by_folded_name.setdefault(fold(choice.name), place)
            for label in _labels(choice):
                self._by_label.setdefault(fold(label), place)

    def find(self, text: str) -> Choice | None:
        """What `find_choice` finds."""
        wanted = fold(text)
        found = [
            place for place in (self._by_name.get(text), self._by_label.get(wanted)) if place is not None
        ]
        place = min(found, default=self._by_folded_name.get(wanted))
        return None if place is None else self._choices[place]


@remembered
def _spellings(choices: tuple[Choice, ...]) -> _Spellings:
    return _Spellings(choices)


def read_choice(value: str | float | bool, choices: tuple[Choice, ...], misspelled: bool = True) -> Outcome:
    """The name of a choice; `misspelled` says whether a label that is almost right counts."""
    text = ("1" if value else "0") if isinstance(value, bool) else _spelled(value)
    spellings = _spellings(choices)
    if text in spellings.as_shown:
        return spellings.as_shown[text]
    found = spellings.find(text) or _both_ways(text, spellings)
    if found:
        return Meant(found.name, "choice")
    for words, name in ((_YES, "yes"), (_NO, "no")):
        if name in spellings.names and fold(text) in words:
            return Meant(name, name)
    near = near_miss(text, spellings.labels) if misspelled else ()
    if len(near) == 1:
        return Meant(near[0], "choice_spelling")
    return Unclear("ambiguous_choice" if near else "not_choice", near)


def read_choices(value: str | float | bool, choices: tuple[Choice, ...]) -> Outcome:
    """The names of several choices, in the order in which they are written."""
    as_shown = _spellings(choices).as_shown
    usual = [as_shown.get(line) for line in str(value).split("\n")]
    if all(one is not None and not one.repair for one in usual):
        return Meant(list(dict.fromkeys(one.value for one in usual if one)))
    pieces = _pieces(str(value), choices)
    whole = read_choice(value, choices, misspelled=len(pieces) < 2)
    if isinstance(whole, Meant):
        return Meant([whole.value], whole.repair)
    chosen: list[str] = []
    repairs: set[str] = set()
    for piece in pieces:
        found = read_choice(piece, choices)
        if isinstance(found, Unclear):
            return Unclear(found.reason, found.readings)
        chosen.append(found.value)
        repairs.add(found.repair)
    if not chosen:
        return Unclear("not_choice")
    repair = next((kind for kind in ("choice_spelling", "choice", "yes", "no") if kind in repairs), "")
    return Meant(list(dict.fromkeys(chosen)), repair)


def read_row(value: str | float, titles: Mapping[str, tuple[str, ...]]) -> Outcome:
    """The id of a row; `titles` are the titles that a row has, by its id."""
    text = _spelled(value)
    row = text.split(WHY_SEPARATOR)[0].strip()
    if row in titles:
        return Meant(row)
    wanted = fold(text)
    found = [one for one, names in titles.items() if wanted and wanted in {fold(name) for name in names}]
    if len(found) == 1:
        return Meant(found[0], "row_by_title")
    return Unclear("no_row", tuple(found))


def near_miss(text: str, labels: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names behind the labels that a text is almost: none, one, or several that cannot be told apart."""
    wanted = fold(text)
    if len(wanted) < _SHORTEST:
        return ()
    best: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for label, name in labels:
        spelling = folded(label)
        matcher.set_seq1(spelling)
        if len(spelling) < _SHORTEST or matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
            continue
        best[name] = max(best.get(name, 0.0), matcher.ratio())
    top = max(best.values(), default=0.0)
    return tuple(name for name, ratio in best.items() if top >= ALIKE and ratio > top - APART)


def _spelled(value: str | float) -> str:
    """A number as its digits: a choice whose name is `8.8` may come back as a number."""
    if isinstance(value, str):
        return value.strip()
    return str(int(value)) if float(value).is_integer() else repr(value)


def _labels(choice: Choice) -> tuple[str, ...]:
    return choice.label.fr, choice.label.en, f"{choice.label.fr} / {choice.label.en}"


def _both_ways(text: str, spellings: _Spellings) -> Choice | None:
    """The choice where the two languages stand in the other order, or above each other."""
    parts = [part for part in re.split(r"\s*/\s*|\n", text) if part.strip()]
    if len(parts) != 2:
        return None
    one, other = (spellings.find(part.strip()) for part in parts)
    return one if one and one == other else None


def _pieces(text: str, choices: tuple[Choice, ...]) -> list[str]:
    """A list's entries: one a line or between semicolons; between commas where a line is no choice."""
    found: list[str] = []
    for line in re.split(r"[;\n]", text):
        piece = re.sub(r"^\s*[•·▪*–-]\s*", "", line).strip()
        if not piece:
            continue
        if "," in piece and isinstance(read_choice(piece, choices), Unclear):
            found += [part.strip() for part in piece.split(",") if part.strip()]
        else:
            found.append(piece)
    return found
