"""The marks inside a line: `**bold**`, `*italic*`, `[words](<address>)` and `\\` before a mark that is meant as such.

Narrower than Markdown on purpose: an asterisk switches a style on or off and needs no partner of its own
nesting, so that every mixture of styles that an editor can make can be written and read back.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

_PUNCTUATION = re.escape(string.punctuation)
LINK = re.compile(r"(https?://|mailto:)[^\s<>\\]+", re.IGNORECASE)
_TOKEN = re.compile(
    rf"\\(?P<escaped>[{_PUNCTUATION}\n])"
    r"|\[(?P<words>(?:\\.|[^\[\]\\])+)\]\((?:<(?P<boxed>[^<>\n]*)>|(?P<bare>[^\s()<>]*))"
    r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\)"""
    r"|(?P<stars>\*+)"
    r"|(?P<text>[^\\\[*]+|.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `text` may hold line breaks, `link` is a web or mail address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    def like(self, other: Run) -> bool:
        """Whether it is in the same style."""
        return (self.bold, self.italic, self.link) == (other.bold, other.italic, other.link)


@dataclass(slots=True)
class _Piece:
    """A piece of text, or asterisks that switch styles; `left` are asterisks that turned out to be text."""

    text: str
    link: str = ""
    stars: int = 0
    bold: bool = False
    italic: bool = False

    @property
    def left(self) -> str:
        return "*" * (self.stars - 2 * self.bold - self.italic)


def parse_runs(text: str) -> tuple[Run, ...]:
    """The runs of one block."""
    pieces = list(_pieces(text, ""))
    _switch(pieces)
    runs: list[Run] = []
    style = Run("")
    for piece in pieces:
        if piece.stars:
            runs.append(replace(style, text=piece.left, link=piece.link))
            style = replace(style, bold=style.bold ^ piece.bold, italic=style.italic ^ piece.italic)
        else:
            runs.append(replace(style, text=piece.text, link=piece.link))
    return _joined(runs)


def _pieces(text: str, link: str) -> Iterator[_Piece]:
    for found in _TOKEN.finditer(text):
        address = found["boxed"] or found["bare"] or ""
        if found["stars"]:
            yield _Piece("", link, len(found["stars"]))
        elif found["escaped"]:
            yield _Piece(found["escaped"], link)
        elif found["words"] and not link and LINK.fullmatch(address):
            yield from _pieces(found["words"], address)
        else:
            yield from _literal(found[0], link)


def _literal(text: str, link: str) -> Iterator[_Piece]:
    """Text that is no link after all: its first letter as it stands, the rest looked at again."""
    if len(text) == 1 or text[0] not in "[":
        yield _Piece(text, link)
    else:
        yield _Piece(text[0], link)
        yield from _pieces(text[1:], link)


class _Open(NamedTuple):
    at: int
    style: str


def _switch(pieces: list[_Piece]) -> None:
    """Decide which asterisks switch a style: those at a word, and only in pairs."""
    opened: dict[str, _Piece] = {}
    for before, piece, after in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False):
        if not 1 <= piece.stars <= 3:
            continue
        can_close = before is not None and not before.text[-1:].isspace()
        can_open = after is not None and not after.text[:1].isspace()
        for style, stars in (("bold", 2), ("italic", 1)):
            if not piece.stars & stars:
                continue
            if style in opened:
                if can_close:
                    setattr(opened.pop(style), style, True)
                    setattr(piece, style, True)
            elif can_open:
                opened[style] = piece


_MARKS = re.compile(r"[*\[\]\\]")


def serialize_runs(runs: Sequence[Run]) -> str:
    """The marks for these runs."""
    parts: list[str] = []
    before = Run("")
    for place, run in enumerate(runs):
        stars = _stars(before, run)
        if before.link != run.link:
            parts.append(f"](<{before.link}>)" if before.link else "")
            parts += [stars, "[" if run.link else ""]
        else:
            parts.append(stars)
        following = runs[place + 1].text[:1] if place + 1 < len(runs) else ""
        plain_next = following if place + 1 < len(runs) and run.like(runs[place + 1]) else "*"
        parts.append(_escaped(run.text, bool(run.link), plain_next))
        before = run
    parts += [f"](<{before.link}>)" if before.link else "", _stars(before, Run(""))]
    return "".join(parts)


def _stars(before: Run, after: Run) -> str:
    return "*" * (2 * (before.bold ^ after.bold) + (before.italic ^ after.italic))


def _escaped(text: str, in_link: bool, following: str) -> str:
    if not _MARKS.search(text):
        return text
    pairs = zip(text, [*text[1:], following], strict=True)
    return "".join(_escape(letter, after, in_link) for letter, after in pairs)


def _escape(letter: str, after: str, in_link: bool) -> str:
    if letter == "*" or (in_link and letter in "[]"):
        return "\\" + letter
    if (letter == "]" and after in "(*") or (letter == "\\" and after in string.punctuation + "\n"):
        return "\\" + letter
    return letter


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs as they can be stored: blanks between two styles have what both have, no two runs alike."""
    split = [piece for run in runs for piece in _core(_sound(run))]
    for place, run in enumerate(split):
        if run.text.isspace():
            before = split[place - 1] if place else Run("")
            after = next((one for one in split[place + 1 :] if not one.text.isspace()), Run(""))
            split[place] = _between(run.text, before, after)
    return _joined(split)


def _sound(run: Run) -> Run:
    return run if LINK.fullmatch(run.link) else replace(run, link="")


def _core(run: Run) -> Iterator[Run]:
    core = run.text.strip()
    if not core:
        yield run
        return
    start = run.text.index(core)
    yield replace(run, text=run.text[:start])
    yield replace(run, text=core)
    yield replace(run, text=run.text[start + len(core) :])


def _between(blank: str, before: Run, after: Run) -> Run:
    link = before.link if before.link == after.link else ""
    return Run(blank, before.bold and after.bold, before.italic and after.italic, link)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    together: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if together and together[-1].like(run):
            together[-1] = replace(run, text=together[-1].text + run.text)
        else:
            together.append(run)
    return tuple(together)
