"""What a file is: named in its sheets, in the hidden sheet and in its properties. One of them is enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbook.errors import N_, NewerFile, UnusableFile
from workbook.exchange.layout import FORMAT
from workbook.exchange.reading.found_sheets import identity_in
from workbook.exchange.reading.meta_sheet import Meta
from workbook.exchange.received import Doubt, Kind
from workbook.questionnaire.model import Questionnaire
from workbook.spreadsheets.book import Book

Definitions = Callable[[str, str], Questionnaire | None]
_FORMAT = re.compile(r"passerelle-([a-z]+)/(\d+)")
_INSTANCE = re.compile(r"uuid:[0-9A-Za-z-]+")
_FORM = re.compile(r"([\w.-]+)@([\w.-]+)")
SHORTEST_VERSION = 8
_KNOWN_FORMAT = int(FORMAT.rpartition("/")[2])


class NotAForm(UnusableFile):
    """An Excel file that is sound, but no form of this program."""


class NewerForm(NewerFile):
    """A form of a newer format than this program reads."""


class UnknownVersion(UnusableFile):
    """A form of a questionnaire, or of a version of it, that is not at hand."""


@dataclass(frozen=True)
class Identity:
    """`forms` are the questionnaires that the file is about; `doubts` say where it disagrees with itself."""

    kind: Kind
    instance_id: str
    forms: Mapping[str, Questionnaire]
    doubts: tuple[Doubt, ...]


def identify(book: Book, meta: Meta, definition_of: Definitions, file: str = "") -> Identity:
    """Who the file is. Raises NotAForm, NewerForm or UnknownVersion; `file` is its name for these."""
    keywords = " ".join(book.properties.get(name, "") for name in ("keywords", "identifier", "title"))
    is_named = any(version.isdigit() and len(version) >= SHORTEST_VERSION for *_, version in _named(book))
    if not meta.is_there and "passerelle" not in keywords.casefold() and not is_named:
        raise NotAForm(
            N_(
                "{file} is no form of Passerelle: its codes and its hidden sheet are missing. Nothing was taken"
                " from it; ask for the file that was sent to be filled in and returned."
            ),
            file=file,
        )
    kind = _kind(meta, keywords, file)
    doubts: list[Doubt] = []
    if not meta.is_there:
        doubts.append(Doubt("meta_lost"))
    elif meta.damaged:
        doubts.append(Doubt("meta_damaged", {"count": str(meta.damaged)}))
    instances = dict.fromkeys(
        name for name in (meta.facts.get("instanceID", ""), *_INSTANCE.findall(keywords)) if name
    )
    if len(instances) > 1:
        one, other = list(instances)[:2]
        doubts.append(Doubt("instance", {"one": one, "other": other}))
    forms = _forms(book, meta, keywords, definition_of, doubts, file)
    return Identity(kind, next(iter(instances), ""), forms, tuple(doubts))


def _kind(meta: Meta, keywords: str, file: str) -> Kind:
    found = _FORMAT.fullmatch(meta.facts.get("format", FORMAT))
    if found is None or int(found[2]) > _KNOWN_FORMAT:
        raise NewerForm(
            N_(
                "{file} was made with a newer version of Passerelle. Nothing was taken from it; install the"
                " newer version, and receive it again."
            ),
            file=file,
        )
    said = meta.facts.get("kind", "") or found[1]
    return "contribution" if "contribution" in (said, *keywords.casefold().split("; ")) else "submission"


def _named(book: Book) -> list[tuple[str, str, str, str]]:
    """Sheet, form, table and version of every sheet that names itself."""
    found = ((sheet.name, identity_in(sheet)) for sheet in book.sheets)
    return [(name, *identity) for name, identity in found if identity]


def _forms(
    book: Book, meta: Meta, keywords: str, definition_of: Definitions, doubts: list[Doubt], file: str
) -> dict[str, Questionnaire]:
    """Each questionnaire in the first of its versions that is at hand: the hidden sheet's, the sheets', the title's."""
    versions: dict[str, dict[str, None]] = {form: {version: None} for form, version in meta.forms.items()}
    for sheet, form, _, version in _named(book):
        if meta.is_there and form not in meta.forms:
            doubts.append(Doubt("form_unnamed", {"sheet": sheet}))
            if definition_of(form, version) is None:
                continue
        versions.setdefault(form, {})[version] = None
    for form, version in _FORM.findall(keywords):
        if form in versions or not (meta.is_there or versions):
            versions.setdefault(form, {})[version] = None
    forms = {}
    for form, named in versions.items():
        known = [(version, asked) for version in named if (asked := definition_of(form, version)) is not None]
        if not known:
            raise UnknownVersion(
                N_(
                    "{file} asks the questionnaire {form} in its version {version}, which is not at hand. Nothing"
                    " was taken from it; open the workbook that it was made with, or install the newest version."
                ),
                file=file, form=form, version=next(iter(named)),
            )  # fmt: skip
        used, forms[form] = known[0]
        if len(named) > 1:
            one, other = list(named)[:2]
            doubts.append(Doubt("version", {"form": form, "one": one, "other": other, "used": used}))
    return forms
