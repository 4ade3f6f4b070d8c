"""A PDF for each country, named by its code, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.collection.facts import Submission
from workbook.collection.publishing.folders import fresh_folder
from workbook.collection.publishing.lands import in_order
from workbook.collection.publishing.letters.builder import LetterBuilder
from workbook.collection.publishing.letters.material import Material, material_of
from workbook.languages import LANGUAGES, N_, Catalogue
from workbook.progress import NO_PROGRESS, Progress
from workbook.questionnaire.countries import with_example
from workbook.reports.content import Break, Element, Report
from workbook.reports.pdf.render import draw_report

if TYPE_CHECKING:
    from workbook.collection.view import CollectionView

WRITING = N_("Writing the letters")


@dataclass(frozen=True, slots=True)
class Letters:
    """The names of the files written, each with the submission that it is about; `without` are submissions that nobody
    can be written to, since their country is not known."""

    written: tuple[tuple[str, Submission], ...]
    without: tuple[Submission, ...]


def write_letters(
    view: CollectionView,
    folder: Path,
    due: date | None = None,
    progress: Progress = NO_PROGRESS,
    day: date | None = None,
    sender: tuple[str, ...] = (),
) -> Letters:
    """Write a letter about every file that no other has taken the place of, in the languages that it was answered in.

    `due` is the day until which an answer is asked for, `day` the letters' own (today), `sender` their letterhead (the
    collection's title and edition). Raises CannotWrite, also where the folder holds something already, or Cancelled.
    """
    standing = [one for one in view.submissions if one.state != "superseded"]
    known = {
        country.iso3 for country in with_example()
    }  # a file may name any, also what would be another folder
    chosen = in_order(one for one in standing if one.country in known)
    without = tuple(one for one in standing if one.country not in known)
    names = _names(view, chosen)
    head = sender or tuple(dict.fromkeys(_sender(view)))
    with fresh_folder(folder) as fresh:
        for number, submission in enumerate(chosen):
            progress.step(number, len(chosen), WRITING)
            report = letter(material_of(view, submission), head, day or date.today(), due)
            draw_report(report, fresh / names[submission.sha256])
        progress.step(len(chosen), len(chosen), WRITING)
    return Letters(tuple((names[one.sha256], one) for one in chosen), without)


def letter(material: Material, sender: tuple[str, ...], day: date, due: date | None = None) -> Report:
    """The letter about a submission; in two languages, one after the other."""
    languages = [code for code in LANGUAGES if code in material.submission.facts.languages] or list(LANGUAGES)
    builders = [LetterBuilder(material, Catalogue.load(code), sender, day, due) for code in languages]
    items: list[Element] = []
    for number, builder in enumerate(builders):
        items += [*([Break("page")] if number else []), *builder.items()]
    return builders[0].report(builders[0].title(), tuple(items), foot=builders[0].state)


def _names(view: CollectionView, chosen: tuple[Submission, ...]) -> dict[str, str]:
    """`MAR.pdf` for a country's newest file that counts, else for its only one; signs tell others apart."""
    newest = {one.country: one.sha256 for one in view.current()}
    for one in chosen:
        newest.setdefault(one.country, one.sha256)
    return {
        one.sha256: f"{one.country}.pdf"
        if newest[one.country] == one.sha256
        else f"{one.country}-{one.short}.pdf"
        for one in chosen
    }


def _sender(view: CollectionView) -> Iterator[str]:
    for name in ("title", "edition"):
        value = str(view.snapshot.value("collection", name) or "")
        if value:
            yield value
