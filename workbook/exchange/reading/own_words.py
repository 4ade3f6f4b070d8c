"""What the form itself says: labels, help, sources and headings, in either language; the rest a person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from workbook.exchange.layout import FIRST_ROW, INPUT_ROLES, is_new_row, read_identity
from workbook.exchange.reading.found_sheets import FoundSheet
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.reading.remembered import remembered
from workbook.exchange.reading.texts import LONGEST_LABEL, folded, is_blank, spelled
from workbook.exchange.words import Words
from workbook.languages import DOMAIN, LANGUAGES
from workbook.questionnaire.model import LocalText, Questionnaire
from workbook.resources import translations_folder
from workbook.spreadsheets.book import Sheet as Grid
from workbook.spreadsheets.book import Value

FEWEST_LETTERS = 12
SENTENCE, FEWEST_SENTENCES = 25, 3
CONTINUED = "(continued)"
_PARAMETER = re.compile(r"\\?\{\w+\\?\}")
_PART = re.compile(r"\s*\d{1,5}\s?/\s?\d{1,5}\s*")


class FormWords:
    """The lines that a questionnaire can bring onto a sheet."""

    def __init__(self, asked: Questionnaire) -> None:
        self.asked = asked

    @cached_property
    def labels(self) -> frozenset[str]:
        asked = self.asked
        texts = [asked.title, asked.short_title, asked.description]
        for item in asked.flat:
            texts += [item.label, item.short, item.hint, item.guidance]
            hinted = (
                " – ".join(part for part in _one_line(item.label, item.hint, spoken) if part)
                for spoken in LANGUAGES
            )
            texts.append(LocalText(*hinted))
        return frozenset(line for text in texts for line in _lines(text))

    @cached_property
    def citations(self) -> frozenset[str]:
        return frozenset(
            folded(self.asked.citation(item, spoken)) for item in self.asked.flat for spoken in LANGUAGES
        )

    def say(self, text: str) -> bool:
        """Whether every line of a text is the form's own."""
        return _says(self, text) if len(text) <= LONGEST_LABEL else self.says_each_line(text)

    def says_each_line(self, text: str) -> bool:
        return all(self._says(folded(line)) for line in text.split("\n") if line.strip())

    def _says(self, line: str) -> bool:
        bare = line.removesuffix("*").rstrip()
        return bare in self.labels or bare in _continued() or bare in self.citations


@lru_cache(20_000)
def _says(words: FormWords, text: str) -> bool:
    return words.says_each_line(text)


@cache
def _continued() -> frozenset[str]:
    return frozenset(_lines(Words.load().pair(CONTINUED)))


@remembered
def form_words(asked: Questionnaire) -> FormWords:
    """The lines of a questionnaire."""
    return FormWords(asked)


def is_ours(found: FoundSheet, words: FormWords, meta: Meta, row: int, column: int, value: Value) -> bool:
    """Whether a cell belongs to the form itself: its head, its headings, and the columns that are not to be filled."""
    header_row, role = found.columns.header_row, found.roles.get(column)
    if row < header_row or (not header_row and row < FIRST_ROW and row not in found.rows):
        return meta.is_own(spelled(value)) or _is_head(found, words, spelled(value))
    if row == header_row:
        return role is not None or words.say(spelled(value))
    if role is None or role in INPUT_ROLES:
        return False
    match role:
        case "code":
            return _names_a_line(found, row) or spelled(value).strip() in found.anchors.of_others
        case "part":
            return _PART.fullmatch(spelled(value)) is not None
        case "calculated":
            return isinstance(value, int | float) and not isinstance(value, bool)
    return words.say(spelled(value))


def _names_a_line(found: FoundSheet, row: int) -> bool:
    """Whether a code is one of the form; where it cannot be known, whether anything stands in its row."""
    read = found.rows.get(row)
    if read is None or not read.key:
        return False
    if found.sheet.kind != "table" or found.anchors.knows_rows or is_new_row(read.key):
        return True
    return any(not is_blank(found.grid.cells.get((row, place))) for place in found.inputs)


def _is_head(found: FoundSheet, words: FormWords, text: str) -> bool:
    if read_identity(text) or words.say(text):
        return True
    sheet, form = found.sheet, found.asked.short_title
    titles = [
        sheet.title,
        sheet.help,
        LocalText(*(f"{form.get(one)} · {sheet.title.get(one)}" for one in LANGUAGES)),
    ]
    return folded(text) in {line for title in titles for line in _lines(title)}


def is_read_me(grid: Grid, meta: Meta) -> bool:
    """Whether a sheet is the form's own page of instructions: it says several of the program's sentences."""
    texts = [value for value in grid.cells.values() if isinstance(value, str)]
    if sum(map(meta.is_own, texts)) >= FEWEST_SENTENCES:
        return True
    lines = (line for text in texts for line in text.split("\n") if len(line) >= SENTENCE)
    return sum(map(is_message, lines)) >= FEWEST_SENTENCES


@cache
def is_message(line: str) -> bool:
    """Whether a line is one of the program's messages in either language, or in both."""
    text = folded(line)
    plain, patterns = _messages()
    if text in plain or any(pattern.fullmatch(text) for pattern in patterns):
        return True
    halves = [(text[: found.start()], text[found.end() :]) for found in re.finditer(" / ", text)]
    return any(one in plain and other in plain for one, other in halves)


@cache
def _messages() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    from babel.messages.mofile import read_mo

    texts: set[str] = set()
    for language in LANGUAGES:
        path = translations_folder() / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if path.is_file():
            with path.open("rb") as file:
                texts |= set(_texts(read_mo(file)))
    lines = {folded(line) for text in texts for line in text.split("\n")}
    plain = {text for text in lines if text and "{" not in text}
    templates = {text for text in lines if "{" in text}
    letters = {text: len(re.sub(r"\W", "", _PARAMETER.sub("", text))) for text in templates}
    patterns = (
        _PARAMETER.sub(".+", re.escape(text)) for text in sorted(templates) if letters[text] >= FEWEST_LETTERS
    )
    return frozenset(plain), tuple(map(re.compile, patterns))


def _texts(messages: object) -> Iterator[str]:
    for message in messages:  # type: ignore[attr-defined]
        for text in (message.id, message.string):
            yield from [text] if isinstance(text, str) else text


def _one_line(label: LocalText, hint: LocalText, language: str) -> tuple[str, str]:
    return " ".join(label.get(language).split()), " ".join(hint.get(language).split())


def _lines(text: LocalText) -> Iterator[str]:
    """The lines of both languages, and both on one line."""
    fr, en = text.get("fr"), text.get("en")
    for words in {fr, en, f"{fr} / {en}", *fr.split("\n"), *en.split("\n")}:
        yield folded(words)
