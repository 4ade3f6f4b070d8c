"""Which questionnaires a country was asked, in which languages it answers, and how many rows its tables have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random

from tests.collection_example.answering import Answering
from tests.collection_example.made import Identity
from tests.collection_example.template import Template
from workbook.questionnaire.library import load
from workbook.questionnaire.model import Questionnaire


@dataclass(frozen=True, slots=True)
class Size:
    """`rows` are pairs of a table and its number of rows."""

    forms: tuple[str, ...]
    languages: tuple[str, ...]
    rows: tuple[tuple[str, int], ...]

    @property
    def asked(self) -> dict[str, Questionnaire]:
        return {form: load(form) for form in self.forms}


_REGISTERS = (("good_practices", 15), ("agreements", 15), ("instruments", 22), ("statistics", 60))
_ALL = (
    "identification",
    "berlin-2017",
    "sdg-migration",
    "action-plan",
    "registers",
    "dakar-2008",
    "manila-2008",
)
LARGE = (
    Size(_ALL, ("fr", "en"), (("actions", 40), ("indicators", 20), *_REGISTERS)),
    Size(_ALL, ("fr",), (("actions", 48), ("indicators", 40), *_REGISTERS)),
    Size(_ALL, ("en",), (("actions", 44), ("indicators", 36), *_REGISTERS)),
    Size((*_ALL[:4], "manila-2008"), ("fr", "en"), (("actions", 60), ("indicators", 30))),
    Size(_ALL[:5], ("en", "fr"), (("actions", 36), ("indicators", 24), *_REGISTERS)),
)
SMALL = (
    Size(("identification", "berlin-2017", "dakar-2008", "action-plan"), ("fr", "en"), (("actions", 4), ("indicators", 2))),
    Size(("identification", "berlin-2017", "action-plan"), ("fr",), (("actions", 3),)),
    Size(("identification", "berlin-2017", "dakar-2008"), ("en",), ()),
)  # fmt: skip


@cache
def template(size: Size) -> Template:
    """The file that all of a size are made from; its country and edition stand nowhere else."""
    identity = Identity("XXA", "Gabarit 0000", "00aa" * 8, "uuid:00000000-0000-4000-8000-000000000000")
    return Template.of(
        Answering(size.asked, size.languages, dict(size.rows), identity, Random(0), full=True).snapshot()
    )
