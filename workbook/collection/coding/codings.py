"""Themes given to passages of answers, by whom and when; a passage may be marked to be quoted, and translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbook.collection.coding.passages import Passage
from workbook.collection.coding.themes import CODINGS, THEMES, add_theme, new_id, theme_of
from workbook.document.cells import Cell
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet, changed
from workbook.editing.creation import now
from workbook.errors import N_, InvalidValue, UsageError
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import clean_text


@dataclass(frozen=True, slots=True)
class Coding:
    """A theme given to a passage. `translation` is the secretariat's, by language; `at` is ISO 8601 in UTC."""

    id: str
    theme: str
    passage: Passage
    quoted: bool = False
    translation: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
    at: str = ""

    def plain(self) -> dict[str, Any]:
        """The value of the coding's cell."""
        at = self.passage
        return {
            "theme": self.theme,
            "submission": at.submission,
            "form": at.form,
            "row": at.row,
            "question": at.question,
            "facet": at.facet,
            "start": at.start,
            "end": at.end,
            "quote": at.quote,
            "quoted": self.quoted,
            **({"translation": dict(self.translation)} if self.translation else {}),
            "by": self.by,
            "at": self.at,
        }


def coding_cell(coding_id: str) -> Cell:
    """Where a coding is kept."""
    return Cell(CODINGS, coding_id, "", "coding")


def codings_of(snapshot: Snapshot) -> tuple[Coding, ...]:
    """All codings of a collection, in the order in which they were made."""
    found = (
        _coding(cell.row, value)
        for cell, value in snapshot.cells.items()
        if cell.form == CODINGS and cell.facet == "coding"
    )
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def coding_of(snapshot: Snapshot, coding_id: str) -> Coding:
    """The coding of that id. Raises UsageError where there is none."""
    value = snapshot.cells.get(coding_cell(coding_id))
    if value is None:
        raise UsageError(N_("The passage has lost this theme meanwhile; nothing was changed."))
    return _coding(coding_id, value)


def give_theme(snapshot: Snapshot, theme_id: str, passage: Passage, by: str, country: str = "") -> ChangeSet:
    """A theme given to a passage; nothing changes where it has it. Raises InvalidValue for an empty passage, UsageError
    where there is no such theme."""
    return _given(snapshot, theme_id, theme_of(snapshot, theme_id).name, passage, by, country)


def give_new_theme(
    snapshot: Snapshot, name: LocalText, passage: Passage, by: str, country: str = ""
) -> ChangeSet:
    """A theme added to the code book and given, as one act. Raises InvalidValue for a name or passage that cannot be."""
    theme_id = new_id(snapshot, THEMES)
    added = add_theme(snapshot, name, theme_id=theme_id)
    given = _given(snapshot, theme_id, name, passage, by, country)
    return replace(given, changes=(*added.changes, *given.changes))


def take_away(snapshot: Snapshot, coding_id: str, country: str = "") -> ChangeSet:
    """A theme taken from a passage. Raises UsageError where that was done already."""
    coding = coding_of(snapshot, coding_id)
    changes = changed(snapshot, {coding_cell(coding_id): None})
    return ChangeSet("uncode", _about(_theme_name(snapshot, coding), coding.passage, country), changes)


def mark_quoted(snapshot: Snapshot, coding_id: str, quoted: bool, country: str = "") -> ChangeSet:
    """Whether the synthesis prints a passage. Raises UsageError where it lost its theme."""
    return _altered(snapshot, replace(coding_of(snapshot, coding_id), quoted=quoted), "quote", country)


def translate(snapshot: Snapshot, coding_id: str, language: str, words: str, country: str = "") -> ChangeSet:
    """The secretariat's translation of a passage; no words take it away. Raises UsageError where it lost its theme."""
    coding = coding_of(snapshot, coding_id)
    others = {code: text for code, text in coding.translation.items() if code != language}
    clean = clean_text(words).strip()
    translation = {**others, **({language: clean} if clean else {})}
    return _altered(snapshot, replace(coding, translation=translation), "translate", country)


def move(snapshot: Snapshot, coding_id: str, passage: Passage, country: str = "") -> ChangeSet:
    """A theme moved to another passage: where a correction said it otherwise, or more or fewer words are meant.

    Raises InvalidValue for an empty passage, UsageError where the theme was taken away.
    """
    coding = replace(coding_of(snapshot, coding_id), passage=_checked(passage))
    return _altered(snapshot, coding, "move_code", country)


def _given(
    snapshot: Snapshot, theme_id: str, name: LocalText, passage: Passage, by: str, country: str
) -> ChangeSet:
    new = Coding(new_id(snapshot, CODINGS), theme_id, _checked(passage), by=by, at=now())
    has_it = any(one.theme == theme_id and one.passage == passage for one in codings_of(snapshot))
    changes = () if has_it else changed(snapshot, {coding_cell(new.id): new.plain()})
    return ChangeSet("code", _about(name.get("en"), passage, country), changes)


def _checked(passage: Passage) -> Passage:
    if not 0 <= passage.start < passage.end or not passage.quote.strip():
        raise InvalidValue(N_("Select the words that the theme is about first."))
    return passage


def _altered(snapshot: Snapshot, coding: Coding, kind: str, country: str) -> ChangeSet:
    changes = changed(snapshot, {coding_cell(coding.id): coding.plain()})
    return ChangeSet(kind, _about(_theme_name(snapshot, coding), coding.passage, country), changes)


def _theme_name(snapshot: Snapshot, coding: Coding) -> str:
    try:
        return theme_of(snapshot, coding.theme).name.get("en")
    except UsageError:
        return coding.theme


def _about(theme: str, passage: Passage, country: str) -> dict[str, Any]:
    return {
        "question": theme,
        "country": country or passage.submission[:8],
        "form": passage.form,
        "name": passage.question,
        "submission": passage.submission,
    }


def _coding(coding_id: str, plain: Mapping[str, Any]) -> Coding:
    """What is stored, whatever a later version or another hand has left of it."""
    translation = plain.get("translation")
    return Coding(
        coding_id,
        str(plain.get("theme") or ""),
        _passage(plain),
        bool(plain.get("quoted")),
        {str(code): str(text) for code, text in translation.items()} if isinstance(translation, dict) else {},
        str(plain.get("by") or ""),
        str(plain.get("at") or ""),
    )


def _passage(plain: Mapping[str, Any]) -> Passage:
    submission, form, row, question, facet, quote = (
        str(plain.get(key) or "") for key in ("submission", "form", "row", "question", "facet", "quote")
    )
    start, end = (found if isinstance(found := plain.get(key), int) else 0 for key in ("start", "end"))
    return Passage(submission, form, row, question, facet, start, end, quote)
