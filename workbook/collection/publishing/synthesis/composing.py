"""Puts the parts of a synthesis one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.collection.figures.counting import parts_of, standings
from workbook.collection.figures.figure import Filters
from workbook.collection.publishing.synthesis.annexes import Annexes
from workbook.collection.publishing.synthesis.builder import SynthesisBuilder
from workbook.collection.publishing.synthesis.overview import Overview
from workbook.collection.publishing.synthesis.passages import Passages
from workbook.collection.publishing.synthesis.questions import Questions
from workbook.collection.publishing.synthesis.subjects import Subjects
from workbook.errors import N_
from workbook.progress import Progress
from workbook.reports.content import Break, Element
from workbook.reports.figures.bridge import bridge
from workbook.reports.figures.drawing import Drawing
from workbook.reports.special_pages import Contents, Cover

MOST_HANGERS = 12
KINDS = ("questions", "checklist", "plan", "registers")


def synthesis_items(builder: SynthesisBuilder, progress: Progress) -> Iterator[Element]:
    """Cover, contents, overview, a part for each questionnaire, actions, indicators, annexes."""
    title = f"{builder.title()}, {builder.edition}"
    passages = Passages(builder)
    questions, subjects = Questions(builder, passages), Subjects(builder)
    yield _cover(builder)
    yield Break("recto")
    yield builder.running(title, builder.tr("Contents"))
    yield Contents(builder.tr("Table of contents"), builder.prefix)
    yield Break("recto")
    yield builder.running(title, builder.tr("Overview"))
    yield from Overview(builder).items(builder.tr("Part {n}", n=1))
    forms = sorted(
        builder.view.forms.values(),
        key=lambda one: KINDS.index(one.kind) if one.kind in KINDS else len(KINDS),
    )
    forms = forms if builder.material.submissions else []
    part = 1
    for done, form in enumerate(forms):
        progress.step(done, len(forms) + 1, N_("Bringing the answers together"))
        part += 1
        label = builder.tr("Part {n}", n=part)
        if form.kind == "questions":
            yield from questions.items(form, label)
        elif form.kind == "checklist":
            yield from subjects.checklist(form, label)
        elif form.kind == "plan":
            yield from subjects.actions(label)
        elif form.role("sdg_indicator"):
            yield from subjects.indicators(label)
        else:
            part -= 1
    yield from questions.others()
    progress.step(len(forms), len(forms) + 1, N_("Bringing the answers together"))
    yield from Annexes(builder, passages).items(title)


def _cover(builder: SynthesisBuilder) -> Cover:
    columns = (
        (builder.tr("Countries"), (builder.countries(len(builder.material.submissions)),)),
        (builder.tr("State of the document"), (builder.version(),)),
        (builder.tr("Language"), ("Français" if builder.language == "fr" else "English",)),
    )
    about = (builder.note,) if builder.note else ()
    return Cover(builder.state, about, builder.title(), builder.edition, _bridge(builder), columns)


def _bridge(builder: SynthesisBuilder) -> Drawing | None:
    """The footbridge of the first questionnaire: a hanger for each round table, filled by the share answered."""
    form = next((one for one in builder.view.forms.values() if one.kind == "questions"), None)
    if form is None or not builder.material.submissions:
        return None
    read = standings(builder.view, form, Filters(builder.material.edition), builder.catalogue)
    hangers = []
    for part in parts_of(form)[:MOST_HANGERS]:
        counts = read.count(read.submissions, part.questions)
        asked = sum(counts.values()) - counts["not_asked"]
        hangers.append((part.section.code, counts["answered"] / asked if asked else 0.0))
    note = builder.tr(
        "Each hanger is a round table of {form}; its disc is filled by the share of questions answered",
        form=form.short_title.get(builder.language),
    )
    return bridge(hangers, note, outlines=builder.options.ink_saving)
