"""What leaves a collection: the kinds, what each will contain, how its file is called, and the work of writing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbook.collection.coding.codings import codings_of
from workbook.collection.coding.themes import themes_of
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.progress import Progress
from workbook.questionnaire.values import fold
from workbook.reports.options import Languages, Options
from workbook.screens.collection.standing import collection_title

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

Offer = Literal["language", "edition", "paper", "due"]
Work = Callable[[Progress], "Written"]


@dataclass(frozen=True, slots=True)
class ExportKind:
    """`ending` is that of the file, "" where a folder is written; `file_name` is a part of the proposed name."""

    key: str
    title: str
    hint: str
    verb: str
    ending: str
    file_name: str
    offers: frozenset[Offer]


KINDS: tuple[ExportKind, ...] = (
    ExportKind(
        "synthesis",
        N_("Synthesis"),
        N_("PDF: figures, themes, quoted passages"),
        N_("Save the PDF…"),
        ".pdf",
        N_("synthesis"),
        frozenset({"language", "edition", "paper"}),
    ),
    ExportKind(
        "consolidated",
        N_("Consolidated tables"),
        N_("Excel: a sheet a questionnaire"),
        N_("Save the Excel file…"),
        ".xlsx",
        N_("consolidated"),
        frozenset({"language", "edition"}),
    ),
    ExportKind(
        "package",
        N_("Data package"),
        N_("CSV tables that describe themselves"),
        N_("Write the data package…"),
        "",
        N_("data-package"),
        frozenset(),
    ),
    ExportKind(
        "letters",
        N_("Return letters"),
        N_("A PDF a country: missing, unreadable"),
        N_("Write the letters…"),
        "",
        N_("letters"),
        frozenset({"due"}),
    ),
    ExportKind(
        "json",
        N_("Everything as JSON"),
        N_("One document for other programs"),
        N_("Save the JSON file…"),
        ".json",
        N_("collection"),
        frozenset(),
    ),
)


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What a person chose; `edition` None is the newest of each country."""

    kind: str = "synthesis"
    language: Languages = "both"
    paper: Literal["a4", "letter"] = "a4"
    edition: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """Where something was written, and in a line what."""

    path: Path
    words: str = ""


def kind_of(key: str) -> ExportKind:
    return next(one for one in KINDS if one.key == key)


def proposed_name(view: CollectionView, choice: ExportChoice, path: Path, catalogue: Catalogue) -> str:
    """`marrakech-2018-synthesis-fr.pdf`, or the name of a folder; `path` is that of the collection."""
    kind = kind_of(choice.kind)
    title = choice.edition or collection_title(view.snapshot, path)
    stem = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-") or "passerelle"
    language = f"-{choice.language}" if "language" in kind.offers else ""
    return f"{stem}-{catalogue.gettext(kind.file_name)}{language}{kind.ending}"


def new_folder(parent: Path, name: str) -> Path:
    """A folder of that name that is not there yet."""
    number, found = 1, parent / name
    while found.exists():
        number += 1
        found = parent / f"{name}-{number}"
    return found


def contents(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> tuple[str, ...]:
    """What will be in it, a line each."""
    return tuple(line for line in _CONTENTS[choice.kind](view, choice, catalogue) if line)


def _told(words: str, n: int, catalogue: Catalogue) -> str:
    """A message with its number put in."""
    return words.format(n=catalogue.number(n))


def _countries(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> str:
    n = len(view.current(choice.edition))
    return _told(catalogue.ngettext("{n} country", "{n} countries", n), n, catalogue)


def _questionnaires(view: CollectionView, catalogue: Catalogue) -> str:
    n = len(view.forms)
    return _told(catalogue.ngettext("{n} questionnaire", "{n} questionnaires", n), n, catalogue)


def _synthesis(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> Iterator[str]:
    yield _countries(view, choice, catalogue)
    yield _questionnaires(view, catalogue)
    n = len(themes_of(view.snapshot))
    yield _told(catalogue.ngettext("{n} theme", "{n} themes", n), n, catalogue)
    quoted = {one.passage for one in codings_of(view.snapshot) if one.quoted}
    n = len(quoted)
    yield _told(catalogue.ngettext("{n} quoted passage", "{n} quoted passages", n), n, catalogue)
    yield catalogue.gettext(N_("Every figure and passage says where in which file it stands."))


def _consolidated(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> Iterator[str]:
    yield _countries(view, choice, catalogue)
    yield _questionnaires(view, catalogue)
    yield catalogue.gettext(
        N_("Countries by region and alphabet; filters are on, states and sources stand beside the values.")
    )


def _package(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> Iterator[str]:
    n = len(view.submissions)
    yield _told(catalogue.ngettext("{n} submission", "{n} submissions", n), n, catalogue)
    n = len(view.editions)
    yield _told(catalogue.ngettext("{n} edition", "{n} editions", n), n, catalogue)
    yield _questionnaires(view, catalogue)
    yield catalogue.gettext(N_("A new folder with CSV tables and datapackage.json; themes and issues too."))


def _letters(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> Iterator[str]:
    standing = [one for one in view.submissions if one.state != "superseded"]
    known = [one for one in standing if one.country]
    n = len(known)
    yield _told(catalogue.ngettext("{n} letter", "{n} letters", n), n, catalogue)
    yield catalogue.gettext(
        N_("Each in the language that the country answered in, about the file that counts or waits.")
    )
    if without := len(standing) - len(known):
        n = without
        yield _told(
            catalogue.ngettext(
                "{n} file gets none: its country is not known.",
                "{n} files get none: their country is not known.",
                n,
            ),
            n,
            catalogue,
        )


def _json(view: CollectionView, choice: ExportChoice, catalogue: Catalogue) -> Iterator[str]:
    n = len(view.submissions)
    yield _told(catalogue.ngettext("{n} submission", "{n} submissions", n), n, catalogue)
    yield catalogue.gettext(N_("Answers, states, repairs, themes and the questionnaires themselves."))


_CONTENTS: dict[str, Callable[[CollectionView, ExportChoice, Catalogue], Iterator[str]]] = {
    "synthesis": _synthesis,
    "consolidated": _consolidated,
    "package": _package,
    "letters": _letters,
    "json": _json,
}


def writing(view: CollectionView, choice: ExportChoice, path: Path, catalogue: Catalogue) -> Work:
    """The work of writing to a file, or to a new folder. It raises CannotWrite, Cancelled."""

    def write(progress: Progress) -> Written:
        return Written(path, _WRITERS[choice.kind](view, choice, path, progress, catalogue))

    return write


def _write_synthesis(
    view: CollectionView, choice: ExportChoice, path: Path, progress: Progress, catalogue: Catalogue
) -> str:
    from workbook.collection.publishing.synthesis import write_synthesis

    options = Options(language=choice.language, paper=choice.paper)
    pages = write_synthesis(view, path, choice.language, progress, options, choice.edition)
    n = pages
    return _told(catalogue.ngettext("{n} page", "{n} pages", n), n, catalogue)


def _write_consolidated(
    view: CollectionView, choice: ExportChoice, path: Path, progress: Progress, catalogue: Catalogue
) -> str:
    from workbook.collection.publishing.consolidated.write import write_consolidated

    write_consolidated(view, path, choice.language, choice.edition, progress)
    return _countries(view, choice, catalogue)


def _write_package(
    view: CollectionView, choice: ExportChoice, path: Path, progress: Progress, catalogue: Catalogue
) -> str:
    from workbook.collection.publishing.package.write import write_package

    write_package(view, path, progress)
    n = sum(one.is_file() for one in path.rglob("*"))
    return _told(catalogue.ngettext("{n} file", "{n} files", n), n, catalogue)


def _write_letters(
    view: CollectionView, choice: ExportChoice, path: Path, progress: Progress, catalogue: Catalogue
) -> str:
    from workbook.collection.publishing.letters.write import write_letters

    letters = write_letters(view, path, choice.due, progress)
    n = len(letters.written)
    return _told(catalogue.ngettext("{n} letter", "{n} letters", n), n, catalogue)


def _write_json(
    view: CollectionView, choice: ExportChoice, path: Path, progress: Progress, catalogue: Catalogue
) -> str:
    from workbook.collection.publishing.plain_json import write_json

    write_json(view, path, progress)
    n = len(view.submissions)
    return _told(catalogue.ngettext("{n} submission", "{n} submissions", n), n, catalogue)


Writer = Callable[["CollectionView", ExportChoice, Path, Progress, Catalogue], str]
_WRITERS: dict[str, Writer] = {
    "synthesis": _write_synthesis,
    "consolidated": _write_consolidated,
    "package": _write_package,
    "letters": _write_letters,
    "json": _write_json,
}
