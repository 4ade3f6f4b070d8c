"""One action in full: who, when, what is done, what is measured, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.reports.builder import Builder
from workbook.reports.content import Column, Element, Heading, Paragraph, RichText, Side, Table, TableCell
from workbook.reports.plan_data import Action, Indicator
from workbook.reports.text_runs import Run, Text


def action_items(builder: Builder, action: Action) -> Iterator[Element]:
    """The text of an action, its code and dates in the side column."""
    yield Side(_side(builder, action), action.code, action.code)
    yield Heading(
        3,
        action.title or builder.tr("Untitled action"),
        builder.anchor(f"action-{action.row}"),
        code=action.code,
        bookmark=2,
    )
    if action.description:
        yield RichText(action.description)
    else:
        yield Paragraph(builder.warning(builder.tr("No description yet.")), "note")
    for label, text in (
        (builder.tr("Expected result"), action.result),
        (builder.tr("Risks and assumptions"), action.risks),
    ):
        if text:
            yield Paragraph(label, "label")
            yield RichText(text)
    for label, text in action.more:
        yield Paragraph((Run(f"{label}{builder.catalogue.colon()} ", bold=True), Run(text)), "small")
    if action.indicators:
        yield _indicators(builder, action)


def _side(builder: Builder, action: Action) -> tuple[Text, ...]:
    catalogue = builder.catalogue
    lines: list[Text] = [action.lead or builder.warning(builder.tr("Lead to be named"))]
    if action.start and action.end:
        start, end = catalogue.quarter(action.start), catalogue.quarter(action.end)
        lines.append(builder.tr("{start} to {end}", start=start, end=end))
    elif action.start:
        lines.append(builder.tr("From {start}", start=catalogue.quarter(action.start)))
    elif action.end:
        lines.append(builder.tr("Until {end}", end=catalogue.quarter(action.end)))
    else:
        lines.append(builder.warning(builder.tr("Dates to be set")))
    state = action.status_label
    if action.progress is not None:
        share = catalogue.percent(action.progress)
        state = f"{state}, {share}" if state else share
    if state:
        lines.append(state)
    if action.budget is not None:
        lines.append(catalogue.money(action.budget, action.currency))
    if len(action.targets) > 1:
        lines.append(builder.tr("Also: {targets}", targets=", ".join(action.targets[1:])))
    return tuple(lines)


def _indicators(builder: Builder, action: Action) -> Table:
    return Table(
        (
            Column(builder.tr("Indicator"), 5),
            Column(builder.tr("Baseline"), 1.6, "right"),
            Column(builder.tr("Latest"), 1.6, "right"),
            Column(builder.tr("Aimed at"), 1.6, "right"),
        ),
        tuple(indicator_row(builder, indicator) for indicator in action.indicators),
        wide=False,
    )


def indicator_row(builder: Builder, indicator: Indicator) -> tuple[TableCell, ...]:
    """Name, baseline, latest and target value, each with its year."""
    unit = "" if indicator.unit in ("", "%") else indicator.unit
    return (
        TableCell(indicator.name, unit),
        *(
            value_cell(builder, pair, indicator.unit)
            for pair in (indicator.baseline, indicator.latest, indicator.goal)
        ),
    )


def value_cell(builder: Builder, pair: tuple[float | None, int | None], unit: str) -> TableCell:
    value, year = pair
    if value is None:
        return TableCell("–", str(year) if year else "")
    figure = builder.catalogue.number(value).replace("-", "–")
    if unit == "%":
        figure += "\u00a0%" if builder.language == "fr" else "%"
    return TableCell(figure, str(year) if year else "")
