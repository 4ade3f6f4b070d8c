"""The wizard for a new workbook: what is asked on its three pages, what is wrong, and the making of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from workbook.document.snapshot import IDENTIFICATION, Snapshot
from workbook.editing.session import Session
from workbook.errors import N_, UsageError
from workbook.languages import Catalogue
from workbook.questionnaire.countries import Country, countries
from workbook.questionnaire.library import available, load
from workbook.questionnaire.model import Questionnaire
from workbook.questionnaire.values import fold, parse_date
from workbook.screens.start import SUFFIX

STEP_TITLES = (N_("Country and institution"), N_("Edition and languages"), N_("Questionnaires"))
HEADINGS = (
    N_("Which country, which institution?"),
    N_("Which edition, which languages?"),
    N_("Which questionnaires to fill in?"),
)
EXPLANATIONS = (
    N_("They stand on the cover of the reports. You can change them later."),
    N_("The due date is counted down in the status bar; answers are given in one language or in both."),
    N_("You can add or remove some later; an answer that is written is never deleted."),
)
LAST_STEP = len(STEP_TITLES) - 1
NOT_COUNTED = ("plan", "registers")
CHOSEN_AT_FIRST = ("berlin-2017", "sdg-migration", "action-plan", "registers", "dakar-2008")
Problems = dict[str, str]


@dataclass(frozen=True, slots=True)
class FormChoice:
    """A questionnaire to include: title, origin and how much it asks, in the interface language."""

    form_id: str
    title: str
    origin: str
    size: int
    noun: str


@dataclass(slots=True)
class NewWorkbook:
    """What was filled in so far. `languages` is "fr", "en" or "fr en"; `earlier` last year's workbook."""

    country: str = ""
    institution: str = ""
    focal_point: str = ""
    email: str = ""
    phone: str = ""
    edition: str = ""
    due_date: str = ""
    languages: tuple[str, ...] = ("fr", "en")
    forms: set[str] = field(default_factory=lambda: set(CHOSEN_AT_FIRST))
    earlier: Path | None = None
    earlier_snapshot: Snapshot | None = None

    def problems(self, step: int) -> Problems:
        """What keeps a person on a page, by field, as msgids."""
        found: Problems = {}
        if step == 0 and not self.country:
            found["country"] = N_("Choose a country from the list: type the first letters of its name.")
        if step == 1 and not self.edition.strip():
            found["edition"] = N_("Name the edition of the Forum, such as “GFMD Marrakech 2018”.")
        if step == 1 and self.due_date.strip() and self.due is None:
            found["due_date"] = N_("This date does not exist. Write it day first, such as 15/12/2018.")
        if step == 1 and not self.languages:
            found["languages"] = N_("Choose at least one language.")
        if step == LAST_STEP and not self.forms:
            found["forms"] = N_("Choose at least one questionnaire.")
        return found

    @property
    def due(self) -> date | None:
        try:
            return parse_date(self.due_date.strip())
        except ValueError:
            return None

    @property
    def chosen(self) -> tuple[Questionnaire, ...]:
        return tuple(form for form in available() if form.form_id in self.forms)

    @property
    def questions_to_answer(self) -> int:
        """How many answers the chosen questionnaires ask for; tables are not counted."""
        return sum(form.size for form in self.chosen if form.kind not in NOT_COUNTED)

    @property
    def carried_over(self) -> int:
        """How many of last year's answers would stand beside a question of the chosen questionnaires."""
        if self.earlier_snapshot is None:
            return 0
        from workbook.editing.carry_over import answers_in_common

        asked = {form.form_id: form for form in self.chosen}
        return sum(1 for _ in answers_in_common(Snapshot("", 0, "", {}, asked), self.earlier_snapshot))

    def take_earlier(self, path: Path) -> None:
        """Begin from last year's workbook. Raises UnusableFile; country and contacts are kept if given."""
        with Session.open(path, read_only=True) as session:
            before = session.snapshot()
        self.earlier, self.earlier_snapshot = path, before
        self.country = self.country or before.country
        self.focal_point = self.focal_point or before.focal_point
        self.institution = self.institution or before.institution("fr")

    def drop_earlier(self) -> None:
        self.earlier = self.earlier_snapshot = None

    def file_name(self, catalogue: Catalogue) -> str:
        """`maroc-fmmd-marrakech-2018.passerelle`."""
        name = next((one.name.get(catalogue.code) for one in countries() if one.iso3 == self.country), "")
        words = re.sub(r"[^a-z0-9]+", "-", fold(f"{name} {self.edition}")).strip("-")
        return (words or catalogue.gettext(N_("workbook"))) + SUFFIX

    def create(self, path: Path, by: str = "") -> Session:
        """Make the workbook, with last year's answers beside its questions. Raises CannotWrite, UsageError."""
        if not self.forms:
            raise UsageError(N_("Choose at least one questionnaire."))
        session = Session.create(
            path, (load(IDENTIFICATION), *self.chosen), self._identification(), by, synchronous=False
        )
        if self.earlier is not None and self.earlier_snapshot is not None:
            from workbook.editing.carry_over import carry_over

            session.apply(carry_over(session.snapshot(), self.earlier_snapshot, self.earlier.name))
        return session

    def _identification(self) -> dict[str, Any]:
        answers: dict[str, Any] = {
            "country": self.country,
            "institution": self.institution.strip(),
            "focal_point": self.focal_point.strip(),
            "email": self.email.strip(),
            "phone": self.phone.strip(),
            "edition": self.edition.strip(),
            "due_date": self.due.isoformat() if self.due else None,
            "languages": list(self.languages),
        }
        return {name: value for name, value in answers.items() if value}


def form_choices(catalogue: Catalogue) -> tuple[FormChoice, ...]:
    """Every questionnaire that can be included, in order."""
    language = catalogue.code
    return tuple(
        FormChoice(
            form.form_id,
            form.title.get(language),
            form.description.get(language),
            form.size,
            form.count_noun(form.size, language),
        )
        for form in available()
        if form.kind != "identification"
    )


def matching_countries(text: str, language: str) -> tuple[Country, ...]:
    """Countries whose name holds the text in either language; those that begin with it first."""
    wanted = fold(text)
    ordered = sorted(countries(), key=lambda one: fold(one.name.get(language)))
    if not wanted:
        return tuple(ordered)
    found = [one for one in ordered if any(wanted in name for name in _names(one))]
    return tuple(sorted(found, key=lambda one: _rank(one, wanted, language)))


def exact_country(text: str) -> Country | None:
    """The country that a person wrote out, in either language or as its three letters."""
    wanted = fold(text)
    matches = (one for one in countries() if wanted and wanted in (*_names(one), one.iso3.casefold()))
    return next(matches, None)


def _names(one: Country) -> tuple[str, str]:
    return fold(one.name.fr), fold(one.name.en)


def _rank(one: Country, wanted: str, language: str) -> int:
    shown = fold(one.name.get(language))
    if shown.startswith(wanted):
        return 0
    return 1 if any(word.startswith(wanted) for word in re.split(r"[\s(-]", shown)) else 2
