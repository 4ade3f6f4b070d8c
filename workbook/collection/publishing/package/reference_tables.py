"""The tables that the others refer to: countries, submissions, questionnaires, questions, code lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from workbook.collection.publishing.lands import land
from workbook.collection.publishing.package.material import Material
from workbook.collection.publishing.package.schema import (
    COUNTRY,
    EDITION,
    FORM,
    Field,
    Filled,
    ForeignKey,
    Row,
    Table,
)
from workbook.collection.wording import STATES
from workbook.languages import N_
from workbook.questionnaire.countries import countries
from workbook.questionnaire.model import Question, Questionnaire

FRENCH, ENGLISH = N_("In French"), N_("In English")
TO_COUNTRY = ForeignKey(("country",), "countries", ("iso3",))

COUNTRIES = Table(
    "countries",
    N_("Countries"),
    (
        Field("iso3", N_("ISO"), required=True, about="ISO 3166-1 alpha-3; XEU is the European Union"),
        Field("m49", "M49", about="UN M49 code of the country"),
        Field("name_fr", FRENCH),
        Field("name_en", ENGLISH),
        Field("region", N_("Region"), about="UN M49 code of the region"),
        Field("region_fr", FRENCH),
        Field("region_en", ENGLISH),
        Field("subregion", N_("Subregion"), about="UN M49 code of the subregion"),
        Field("subregion_fr", FRENCH),
        Field("subregion_en", ENGLISH),
    ),
    ("iso3",),
)
SUBMISSIONS = Table(
    "submissions",
    N_("Submissions"),
    (
        Field("sha256", N_("Fingerprint (SHA-256)"), required=True, pattern="[0-9a-f]{64}"),
        COUNTRY,
        EDITION,
        Field("state", N_("State"), required=True, enum=tuple(STATES)),
        Field(
            "counts",
            N_("Counts"),
            "boolean",
            required=True,
            about="whether its answers are in the other tables",
        ),
        Field("reason", N_("Why"), about="why it does not count"),
        Field("superseded_by", N_("Superseded by"), about="SHA-256 of the file that took its place"),
        Field("file", N_("File")),
        Field("received_at", N_("Received"), "datetime"),
        Field("instance", N_("Identity"), about="OpenRosa instanceID"),
        Field("deprecated", N_("Corrects"), about="OpenRosa deprecatedID: the identity of what it corrects"),
        Field("languages", N_("Languages"), about="separated by blanks"),
        Field("filled", N_("Cells filled"), "integer", minimum=0),
        Field("stored", N_("Stored"), "integer", minimum=0),
        Field("listed", N_("Listed"), "integer", minimum=0),
        Field("repaired", N_("Repaired"), "integer", minimum=0),
        Field("doubts", N_("Doubts"), "integer", minimum=0),
    ),
    ("sha256",),
    (TO_COUNTRY,),
)
QUESTIONNAIRES = Table(
    "questionnaires",
    N_("Questionnaires"),
    (
        FORM,
        Field("version", N_("Version"), required=True),
        Field("title_fr", FRENCH),
        Field("title_en", ENGLISH),
    ),
    ("form", "version"),
)
QUESTIONS = Table(
    "questions",
    N_("Questions"),
    (
        FORM,
        Field("question", N_("Question"), required=True),
        Field("version", N_("Version"), about="newest version that asks it"),
        Field("code", N_("Code")),
        Field("type", N_("Type"), about="XLSForm type"),
        Field("list", N_("Choices"), about="list of choices"),
        Field("table", N_("Table"), about="the repeat that it is a column of"),
        Field("detail_of", N_("Detail of")),
        Field("section", N_("Section"), about="innermost section: round table, target, area"),
        Field("section_code", N_("Code")),
        Field("label_fr", FRENCH),
        Field("label_en", ENGLISH),
        Field("unit", N_("Unit")),
        Field("required", N_("Required"), "boolean"),
        Field("source_fr", N_("Source")),
        Field("source_en", N_("Source")),
        Field("sdg", N_("SDG targets"), about="separated by blanks"),
        Field("themes", N_("Cross-cutting themes"), about="separated by blanks"),
    ),
    ("form", "question"),
    (ForeignKey(("form", "version"), "questionnaires", ("form", "version")),),
)
CHOICES = Table(
    "choices",
    N_("Choices"),
    (
        FORM,
        Field("list", N_("Choices"), required=True),
        Field("name", N_("Choice"), required=True),
        Field("label_fr", FRENCH),
        Field("label_en", ENGLISH),
        Field("iati", "IATI", about="code of the choice in IATI's codelist"),
    ),
    ("form", "list", "name"),
)


def reference_tables(material: Material) -> Iterator[Filled]:
    """In the order in which they refer to each other."""
    yield Filled(COUNTRIES, _countries(material))
    yield Filled(SUBMISSIONS, _submissions(material))
    yield Filled(QUESTIONNAIRES, _questionnaires(material))
    yield Filled(QUESTIONS, (_question(*found) for found in material.questions.values()))
    yield Filled(CHOICES, _choices(material))


def _countries(material: Material) -> Iterator[Row]:
    known = [one.iso3 for one in countries()]
    met = sorted({one.country for one in material.view.submissions if one.country} - set(known))
    for iso3 in (*known, *met):
        one = land(iso3)
        yield (
            one.iso3, one.m49, one.name.fr, one.name.en, one.region_code, one.region.fr, one.region.en,
            one.subregion_code, one.subregion.fr, one.subregion.en,
        )  # fmt: skip


def _submissions(material: Material) -> Iterator[Row]:
    for one in material.view.submissions:
        facts = one.facts
        yield (
            one.sha256, one.country, one.edition, one.state, one.current, one.reason, one.by, facts.name,
            f"{facts.received.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", facts.instance, facts.deprecated, " ".join(facts.languages), facts.filled,
            facts.stored, facts.listed, facts.repairs, facts.doubts,
        )  # fmt: skip


def _questionnaires(material: Material) -> Iterator[Row]:
    for form, versions in material.versions.items():
        for asked in versions:
            yield form, asked.version, asked.title.fr, asked.title.en


def _question(asked: Questionnaire, question: Question) -> Row:
    path = asked.path(question)
    repeat = asked.repeat_of(question)
    section = path[-1] if path else None
    return (
        asked.form_id, question.name, asked.version, question.code, question.type, question.list_name,
        repeat.name if repeat else None, question.detail_of, section.name if section else None,
        section.code if section else None, question.label.fr, question.label.en, question.unit, question.required,
        asked.citation(question, "fr"), asked.citation(question, "en"), " ".join(question.sdg),
        " ".join(question.themes),
    )  # fmt: skip


def _choices(material: Material) -> Iterator[Row]:
    for form, versions in material.versions.items():
        met: set[tuple[str, str]] = set()
        for asked in versions:
            for name, choices in asked.choices.items():
                for one in choices:
                    if (name, one.name) not in met:
                        met.add((name, one.name))
                        yield form, name, one.name, one.label.fr, one.label.en, one.codes.get("iati")
