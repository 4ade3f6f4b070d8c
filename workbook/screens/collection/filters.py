"""What filters offer: values and their words. Nothing chosen leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbook.collection.answers import ANSWER_STATES
from workbook.collection.wording import ANSWER_WORDS
from workbook.document.cells import TAGS
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.collection.lands import regions_met
from workbook.screens.collection.passages import ThemeName
from workbook.screens.words import TAG_NAMES

NO_THEME, WITHOUT = "-", N_("without a theme")
LANGUAGES = {"fr": N_("French"), "en": N_("English")}
ALL = {
    "region": N_("Region: all"),
    "theme": N_("Theme: all"),
    "state": N_("State: all"),
    "given": N_("State: all"),
    "tag": N_("Tag: all"),
    "language": N_("Language: all"),
    "edition": N_("Edition: the newest of each country"),
    "form": N_("Questionnaire: all"),
}
SOME = {
    "region": N_("Region: {name}"),
    "theme": N_("Theme: {name}"),
    "state": N_("State: {name}"),
    "given": N_("State: {name}"),
    "tag": N_("Tag: {name}"),
    "language": N_("Language: {name}"),
    "edition": N_("Edition: {name}"),
    "form": N_("Questionnaire: {name}"),
}
Choices = tuple[tuple[str, str], ...]
INNER = "\u2003"  # before a region that lies in the one above


def region_choices(countries: Iterable[str], catalogue: Catalogue) -> Choices:
    met = regions_met(countries, catalogue.code)
    return tuple((code, (INNER if inner else "") + name) for code, name, inner in met)


def theme_choices(themes: Sequence[ThemeName], catalogue: Catalogue) -> Choices:
    return (*((one.id, one.name) for one in themes), (NO_THEME, catalogue.gettext(WITHOUT)))


def state_choices(catalogue: Catalogue) -> Choices:
    return tuple((one, catalogue.gettext(ANSWER_WORDS[one])) for one in ANSWER_STATES)


def tag_choices(catalogue: Catalogue) -> Choices:
    return tuple((tag, catalogue.gettext(TAG_NAMES[tag])) for tag in TAGS)


def language_choices(catalogue: Catalogue) -> Choices:
    return tuple((code, catalogue.gettext(name)) for code, name in LANGUAGES.items())


def edition_choices(editions: Sequence[str]) -> Choices:
    """The newest edition first."""
    return tuple((edition, edition) for edition in reversed(editions))
