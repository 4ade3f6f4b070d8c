"""What the bar above a table says."""

from __future__ import annotations

from collections.abc import Callable

from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.table import Arrangement, Table

Translate = Callable[[str], str]


def title_of(table: Table, language: str) -> str:
    """A plan bears the name of its questionnaire, any other table its own."""
    if table.asked.kind == "plan" and table.has_calendar:
        return (table.asked.short_title or table.asked.title).get(language)
    return table.repeat.title(language)


def size_words(table: Table, catalogue: Catalogue) -> str:
    """`12 actions, 6 groups`, `3 of 12 actions`."""
    n, part, plan = table.size, table.shown < table.size, table.has_calendar
    if part and plan:
        words = catalogue.ngettext("{shown} of {n} action", "{shown} of {n} actions", n)
    elif part:
        words = catalogue.ngettext("{shown} of {n} row", "{shown} of {n} rows", n)
    elif plan:
        words = catalogue.ngettext("{n} action", "{n} actions", n)
    else:
        words = catalogue.ngettext("{n} row", "{n} rows", n)
    words = words.format(n=catalogue.number(n), shown=catalogue.number(table.shown))
    if table.groups:
        groups = catalogue.ngettext("{n} group", "{n} groups", table.groups)
        words += ", " + groups.format(n=table.groups)
    return words


def add_words(table: Table) -> str:
    """The msgid on the button that adds a row."""
    return N_("Add an action") if table.has_calendar else N_("Add a row")


def filter_words(table: Table, arrangement: Arrangement, tr: Translate) -> str:
    """`Lead: all`, `Lead: Labour`, `2 filters`."""
    active = [(one, arrangement.filters.get(one.key, "")) for one in table.filters]
    active = [(one, value) for one, value in active if value]
    pattern = tr(N_("{name}: {value}"))
    if len(active) == 1:
        one, value = active[0]
        words = dict(one.options).get(value, value)
        return pattern.format(name=one.label, value=_shortened(words))
    if active:
        return tr(N_("{n} filters")).format(n=len(active))
    first = next((one for one in table.filters if len(one.options) > 1 and one.key == "lead"), None)
    first = first or next((one for one in table.filters if len(one.options) > 1), None)
    return pattern.format(name=first.label, value=tr(N_("all"))) if first else tr(N_("Filter"))


GROUP_NAMES = {"target": N_("target"), "lead": N_("lead"), "status": N_("status")}


def group_words(table: Table, arrangement: Arrangement, tr: Translate) -> str:
    """`Group by: target`."""
    label = next((words for key, words in table.groupings if key == arrangement.group), "")
    role = next((one.role for one in table.columns if one.key == arrangement.group), "")
    value = tr(GROUP_NAMES[role]) if role in GROUP_NAMES else label or tr(N_("nothing"))
    return tr(N_("Group by: {value}")).format(value=_shortened(value))


def _shortened(words: str) -> str:
    return words if len(words) <= 28 else words[:27].rstrip() + "…"
