"""What the newer versions of a workbook's questionnaires change, as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.document.snapshot import Snapshot
from workbook.editing.upgrade import Difference, Upgrade, newer_versions, plan_upgrade
from workbook.languages import Catalogue
from workbook.questionnaire.library import load, version_at_hand
from workbook.questionnaire.model import Questionnaire
from workbook.screens.difference import Part, difference


@dataclass(frozen=True, slots=True)
class UpgradeLine:
    """One difference: the sentence about it, and the words that it concerns."""

    text: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class UpgradeGroup:
    """The differences of one questionnaire; `title` names it with the version before and after."""

    title: str
    lines: tuple[UpgradeLine, ...]


def newer_at_hand(snapshot: Snapshot) -> tuple[Questionnaire, ...]:
    """The workbook's questionnaires that the program has in a newer version; only those are read whole.

    A part of a questionnaire that was sent to a colleague stays what was sent.
    """
    newer = [
        load(form)
        for form, asked in snapshot.forms.items()
        if (version := version_at_hand(form)) and version > asked.version and not asked.plain.get("excerpt")
    ]
    return newer_versions(snapshot, newer)


def planned(snapshot: Snapshot, newer: tuple[Questionnaire, ...], catalogue: Catalogue) -> Upgrade:
    """The step that moves the workbook over, in the words of the interface language."""
    return plan_upgrade(snapshot, newer, catalogue.code)


def upgrade_groups(snapshot: Snapshot, upgrade: Upgrade, catalogue: Catalogue) -> tuple[UpgradeGroup, ...]:
    """Every difference, by questionnaire in the order of the contents."""
    versions = {plain["form_id"]: plain["version"] for plain in upgrade.change_set.definitions}
    return tuple(
        UpgradeGroup(
            f"{asked.short_title.get(catalogue.code) or asked.title.get(catalogue.code)}"
            f" \u00b7 {asked.version} \u2192 {versions[form]}",
            tuple(_line(one, catalogue) for one in upgrade.differences if one.form == form),
        )
        for form, asked in snapshot.forms.items()
        if form in versions
    )


def _line(one: Difference, catalogue: Catalogue) -> UpgradeLine:
    if one.kind == "unreadable":
        return UpgradeLine(one.text(catalogue))
    return UpgradeLine(one.text(catalogue), tuple(difference(one.before, one.after)))
