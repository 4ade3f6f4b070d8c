"""What a person chooses about a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbook.languages import LANGUAGES, Language

REPORTS = ("plan", "answers", "brief", "blank", "extract")
Languages = Literal["fr", "en", "both"]


@dataclass(frozen=True, slots=True)
class Options:
    """`watermark` is a word such as PROJET; `day` the date that the report bears, else that of its data.

    `forms` limits answers and blank sheets to some questionnaires; none means all.
    """

    language: Languages = "fr"
    paper: Literal["a4", "letter"] = "a4"
    watermark: str = ""
    ministry: str = ""
    guidance: bool = False
    single_sided: bool = False
    ink_saving: bool = False
    forms: tuple[str, ...] = ()
    day: date | None = None

    @property
    def languages(self) -> tuple[Language, ...]:
        return LANGUAGES if self.language == "both" else (self.language,)
