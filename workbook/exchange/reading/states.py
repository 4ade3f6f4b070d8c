"""States of an answer, and the reasons why there is none, in the words of either language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from workbook.exchange.layout import WHY_SEPARATOR
from workbook.exchange.reading.choices import near_miss
from workbook.exchange.reading.outcomes import Meant, Outcome, Unclear
from workbook.exchange.words import REASONS, STATES, UNANSWERED, Words, both
from workbook.questionnaire.model import LocalText
from workbook.questionnaire.values import fold

_SHORT = {
    "not_applicable": ("n/a", "na", "n.a.", "s.o.", "s/o", "sans objet", "non applicable", "ne s'applique pas"),
    "no_data": ("n.d.", "n/d", "nd", "pas de données", "pas de donnée", "non disponible", "not available",
                "données non disponibles", "no data available"),
    "confidential": ("confidentielle",),
}  # fmt: skip
_SEPARATORS = re.compile(r"\s[–—-]\s|\s?:\s|\n")


def read_state(text: str) -> Outcome:
    """draft, review or final."""
    wanted = fold(text)
    if wanted in _state_spellings():
        name, is_full = _state_spellings()[wanted]
        return Meant(name, "" if is_full else "state")
    labels = ((label, name) for name in STATES for label in _spellings(_labels()[name]))
    near = near_miss(text, labels)
    return Meant(near[0], "state") if len(near) == 1 else Unclear("not_state", near)


def read_reason(text: str, strict: bool = False) -> Outcome | None:
    """`{"reason", "why"}`, or None where the text gives no reason.

    `strict` is for cells where any text may stand: only a whole label counts, with a why only after both languages.
    """
    found = _exactly(text)
    if found:
        name, is_full = found
        return Meant({"reason": name, "why": ""}, "" if is_full else "reason")
    for head, why in _heads(text):
        found = _exactly(head)
        if found and (found[1] or not strict):
            return Meant({"reason": found[0], "why": why.strip()}, "" if found[1] else "reason")
    if strict:
        return None
    for label in _spellings(_labels()["pending"])[1:]:
        opening = label.rstrip("….")
        if fold(text).startswith(opening + " "):
            why = " ".join(text.split())[len(opening) :].strip()
            return Meant({"reason": "pending", "why": why}, "reason")
    near = near_miss(text, _reason_labels())
    return Meant({"reason": near[0], "why": ""}, "reason") if len(near) == 1 else None


def _heads(text: str) -> Iterator[tuple[str, str]]:
    head, separator, why = text.partition(WHY_SEPARATOR)
    if separator:
        yield head, why
    for found in _SEPARATORS.finditer(text[:200]):
        yield text[: found.start()], text[found.end() :]


def _exactly(text: str) -> tuple[str, bool] | None:
    """The reason whose label this is, and whether it stands in both languages."""
    return _reason_spellings().get(fold(text))


def _reason_labels() -> Iterator[tuple[str, str]]:
    for name in REASONS:
        yield from ((label, name) for label in _spellings(_labels()[name]))


@cache
def _spellings(label: LocalText) -> tuple[str, ...]:
    """Both languages first, then each."""
    return fold(both(label)), fold(label.fr), fold(label.en), fold(f"{label.en} / {label.fr}")


@cache
def _labels() -> dict[str, LocalText]:
    words = Words.load()
    labels = {name: words.pair(message) for name, message in (STATES | REASONS).items()}
    for name in REASONS:
        label = labels[name]
        texts = (
            catalogue.gettext(UNANSWERED).format(reason=text[:1].lower() + text[1:])
            for catalogue, text in ((words.fr, label.fr), (words.en, label.en))
        )
        labels["unanswered " + name] = LocalText(*texts)
    return labels


@cache
def _state_spellings() -> Mapping[str, tuple[str, bool]]:
    """The ways to write a state: which it is, and whether that is its label in both languages."""
    found: dict[str, tuple[str, bool]] = {}
    for name in STATES:
        _add(found, name, _spellings(_labels()[name]))
        found.setdefault(name, (name, False))
    return found


@cache
def _reason_spellings() -> Mapping[str, tuple[str, bool]]:
    """The ways to write a reason: which it is, and whether that is its label in both languages."""
    found: dict[str, tuple[str, bool]] = {}
    for name in REASONS:
        for label in (_labels()[name], _labels()["unanswered " + name]):
            _add(found, name, _spellings(label))
        for short in (*_SHORT.get(name, ()), name):
            found.setdefault(fold(short), (name, False))
    return found


def _add(found: dict[str, tuple[str, bool]], name: str, spellings: tuple[str, ...]) -> None:
    for spelling in spellings:
        found.setdefault(spelling, (name, spelling == spellings[0]))
