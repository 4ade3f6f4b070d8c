"""What the secretariat added (themes and the passages that they were given to), and what the reading noted."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.collection.coding.codings import codings_of
from workbook.collection.coding.placing import Placed, coded
from workbook.collection.coding.themes import themes_of
from workbook.collection.publishing.anomalies import KINDS, anomalies
from workbook.collection.publishing.package.answer_tables import PLACE
from workbook.collection.publishing.package.material import AT_ONCE, Material
from workbook.collection.publishing.package.schema import (
    OF_SUBMISSION,
    SUBMISSION,
    Field,
    Filled,
    ForeignKey,
    Row,
    Table,
)
from workbook.languages import N_

THEMES = Table(
    "themes",
    N_("Themes"),
    (
        Field("theme", N_("Theme"), required=True),
        Field("name_fr", N_("In French")),
        Field("name_en", N_("In English")),
        Field("description_fr", N_("In French")),
        Field("description_en", N_("In English")),
        Field("position", N_("Position"), "number"),
    ),
    ("theme",),
)
CODINGS = Table(
    "codings",
    N_("Passages with a theme"),
    (
        Field("coding", N_("Number"), required=True),
        Field("theme", N_("Theme"), about="empty where the theme is no longer in the code book"),
        SUBMISSION,
        Field(
            "now_in",
            N_("Counts in"),
            about="SHA-256 of the file that counts now; empty where the passage is lost",
        ),
        Field("form", N_("Questionnaire"), required=True),
        Field("question", N_("Question"), required=True),
        Field("row", N_("Row")),
        Field("language", N_("Language"), enum=("fr", "en")),
        Field(
            "start",
            N_("From"),
            "integer",
            minimum=0,
            about="characters of the text without the marks of formatting",
        ),
        Field("end", N_("To"), "integer", minimum=0),
        Field("quote", N_("Passage"), required=True),
        Field("quoted", N_("Quoted"), "boolean", about="whether it is printed in the synthesis"),
        Field("translation_fr", N_("In French"), about="by the secretariat"),
        Field("translation_en", N_("In English"), about="by the secretariat"),
        Field("by", N_("By")),
        Field("at", N_("When"), about="ISO 8601"),
    ),
    ("coding",),
    (
        ForeignKey(("theme",), "themes", ("theme",)),
        OF_SUBMISSION,
        ForeignKey(("now_in",), "submissions", ("sha256",)),
    ),
)
ISSUES = Table(
    "issues",
    N_("Anomalies"),
    (
        Field("issue", N_("Number"), "integer", required=True, minimum=1),
        SUBMISSION,
        Field("kind", N_("Kind"), required=True, enum=tuple(KINDS)),
        Field("reason", N_("Reason"), required=True),
        Field("form", N_("Questionnaire")),
        Field("question", N_("Question")),
        Field("row", N_("Row")),
        *PLACE,
        Field("text", N_("Text of the cell")),
        Field("read_as", N_("Read as")),
        Field("words_fr", N_("In French")),
        Field("words_en", N_("In English")),
    ),
    ("issue",),
    (OF_SUBMISSION,),
)


def act_tables(material: Material) -> Iterator[Filled]:
    yield Filled(THEMES, _themes(material))
    yield Filled(CODINGS, _codings(material))
    yield Filled(ISSUES, _issues(material))


def _themes(material: Material) -> Iterator[Row]:
    for one in themes_of(material.view.snapshot):
        yield one.id, one.name.fr, one.name.en, one.description.fr, one.description.en, one.position


def _codings(material: Material) -> Iterator[Row]:
    view = material.view
    themes = {one.id for one in themes_of(view.snapshot)}
    files = {one.sha256 for one in view.submissions}
    placed: dict[str, Placed] = {one.coding.id: one for one in coded(view).placed}
    for one in codings_of(view.snapshot):
        at = one.passage
        if at.submission not in files:
            continue
        now = placed.get(one.id)
        language = at.facet.partition(".")[2] or None
        yield (
            one.id, one.theme if one.theme in themes else None, at.submission, now.submission.sha256 if now else None,
            at.form, at.question, at.row, language, at.start, at.end, at.quote, one.quoted,
            one.translation.get("fr"), one.translation.get("en"), one.by, one.at,
        )  # fmt: skip


def _issues(material: Material) -> Iterator[Row]:
    from workbook.exchange.words import Words

    words, number = Words.load(), 0
    for start in range(0, len(material.current), AT_ONCE):
        some = material.current[start : start + AT_ONCE]
        issues = material.view.issues(some)
        for submission in some:
            for one in (
                anomalies(submission, issues[submission.sha256], material.forms)
                if submission.sha256 in issues
                else ()
            ):
                number += 1
                said = one.words(words)
                yield (
                    number, submission.sha256, one.kind, one.reason, one.form, one.question, one.row, one.sheet,
                    one.address, one.text, one.after, said.fr, said.en,
                )  # fmt: skip
