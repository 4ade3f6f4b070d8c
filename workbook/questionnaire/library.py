"""The questionnaires at hand: those that come with the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from workbook.errors import N_, UsageError
from workbook.questionnaire.model import Questionnaire
from workbook.resources import resource_path

IDENTIFICATION = "identification"
ORDER = (
    IDENTIFICATION,
    "berlin-2017",
    "sdg-migration",
    "action-plan",
    "registers",
    "dakar-2008",
    "manila-2008",
    "hearings-2006",
)


def definitions_folder() -> Path:
    """The folder with the questionnaires that come with the program."""
    return resource_path("questionnaires")


@cache
def available() -> tuple[Questionnaire, ...]:
    """Every questionnaire that comes with the program, identification first."""
    from workbook.questionnaire.definition_file import read_definition

    names = {path.stem for path in definitions_folder().glob("*.yaml")}
    ordered = [name for name in ORDER if name in names] + sorted(names - set(ORDER))
    return tuple(read_definition(definitions_folder() / f"{name}.yaml") for name in ordered)


@cache
def load(form_id: str) -> Questionnaire:
    """One questionnaire by its form_id. Raises UsageError."""
    from workbook.questionnaire.definition_file import read_definition

    path = definitions_folder() / f"{form_id}.yaml"
    known = sorted(path.stem for path in definitions_folder().glob("*.yaml"))
    if form_id not in known:
        raise UsageError(
            N_("There is no questionnaire called {form}. At hand: {known}."),
            form=form_id,
            known=", ".join(known),
        )
    return read_definition(path)


def version_at_hand(form_id: str) -> str:
    """The version of a questionnaire that comes with the program, without reading it whole; "" for no such one."""
    path = definitions_folder() / f"{form_id}.yaml"
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8") as lines:
        found = next((line for line in lines if line.startswith("version:")), "")
    return found.removeprefix("version:").strip().strip("\"'")


def bundled(form_id: str, version: str) -> Mapping[str, Any] | None:
    """A questionnaire as it came with the program, if it came in just this version."""
    found = next((form for form in available() if (form.form_id, form.version) == (form_id, version)), None)
    return found.plain if found else None
