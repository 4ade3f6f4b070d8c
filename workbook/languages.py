"""The two languages: translated messages, and numbers and dates as people write them."""

from __future__ import annotations

import datetime as dt
import gettext as gettext_module
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from workbook.errors import N_
from workbook.resources import translations_folder

__all__ = ["LANGUAGES", "N_", "Catalogue", "Language", "system_language"]

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
DOMAIN = "passerelle"
NO_BREAK = "\u00a0"
NARROW = "\u202f"
_FRENCH_FIGURES = str.maketrans({",": NARROW, ".": ","})
# named here, because the first window shows a date and Babel takes 20 ms to load; the tests compare with Babel
_MONTHS: dict[Language, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip
_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@dataclass(frozen=True)
class Catalogue:
    """Messages, numbers and dates in one language. Pass it along; there is no current language."""

    code: Language
    _messages: gettext_module.NullTranslations

    @staticmethod
    @cache
    def load(code: Language) -> Catalogue:
        """The catalogue of `code`; the English msgids themselves where no catalogue is compiled."""
        messages = gettext_module.translation(
            DOMAIN, str(translations_folder()), languages=[code], fallback=True
        )
        return Catalogue(code, messages)

    def gettext(self, message: str) -> str:
        return self._messages.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self._messages.ngettext(singular, plural, n)

    def number(self, value: float, decimals: int | None = None) -> str:
        """`1 234,5` in French, `1,234.5` in English; `decimals` fixes the number of decimals."""
        # in the standard library's words, because the first window shows figures and Babel takes 30 ms to load
        figure = f"{Decimal(str(value)):,.{6 if decimals is None else decimals}f}"
        if decimals is None:
            figure = figure.rstrip("0").rstrip(".")
        return figure.translate(_FRENCH_FIGURES) if self.code == "fr" else figure

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share between 0 and 1 as `63 %` in French (no-break space), `63%` in English."""
        figure = self.number(share * 100, decimals)
        return figure + (NO_BREAK + "%" if self.code == "fr" else "%")

    def money(self, amount: float, currency: str) -> str:
        """`420 000 EUR` in French, `EUR 420,000` in English (United Nations usage)."""
        figure = self.number(amount, 0 if float(amount).is_integer() else 2)
        if not currency:
            return figure
        return f"{figure}{NO_BREAK}{currency}" if self.code == "fr" else f"{currency}{NO_BREAK}{figure}"

    def date(self, day: dt.date, style: Literal["long", "short", "month"] = "long") -> str:
        """`4 septembre 2018`, `04/09/2018`, `septembre 2018` and their English counterparts."""
        if style == "short":
            return f"{day:%d/%m}/{day.year:04}"
        if style == "month":
            return f"{self._month(day)} {day.year}"
        return f"{self._day_of_month(day)} {day.year}"

    def weekday(self, day: dt.date) -> str:
        """`Lundi 3 septembre` / `Monday 3 September`, with a capital at the start."""
        return f"{_WEEKDAYS[self.code][day.weekday()].capitalize()} {self._day_of_month(day)}"

    def _month(self, day: dt.date) -> str:
        return _MONTHS[self.code][day.month - 1]

    def _day_of_month(self, day: dt.date) -> str:
        number = "1er" if self.code == "fr" and day.day == 1 else str(day.day)
        return f"{number} {self._month(day)}"

    def time(self, moment: dt.datetime, seconds: bool = True) -> str:
        """The local time of day, `14:32:05`."""
        return moment.astimezone().strftime("%H:%M:%S" if seconds else "%H:%M")

    def date_time(self, moment: dt.datetime) -> str:
        """`4 septembre 2018, 14:32`, local time."""
        local = moment.astimezone()
        return f"{self.date(local.date())}, {self.time(local, seconds=False)}"

    def quarter(self, day: dt.date) -> str:
        """`T3 2018` / `Q3 2018`."""
        letter = "T" if self.code == "fr" else "Q"
        return f"{letter}{(day.month - 1) // 3 + 1}{NO_BREAK}{day.year}"

    def colon(self) -> str:
        """A colon with the space that the language puts before it."""
        return NO_BREAK + ":" if self.code == "fr" else ":"

    def quote(self, words: str) -> str:
        """`« mots »` / `“words”`."""
        return f"«{NO_BREAK}{words}{NO_BREAK}»" if self.code == "fr" else f"“{words}”"


def system_language() -> Language:
    """French if the system speaks French, otherwise English."""
    import locale
    import os

    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    names.append(locale.getlocale()[0] or "")
    chosen = next((name for name in names if name), "")
    return "fr" if chosen.lower().startswith("fr") else "en"
