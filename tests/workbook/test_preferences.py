"""What is remembered of a person, and how little a spoilt file of it matters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbook.preferences import (
    MOST_RECENT,
    Preferences,
    RecentFile,
    load_preferences,
    preferences_file,
    save_preferences,
)


def test_what_is_remembered_comes_back() -> None:
    preferences = Preferences(language="fr", theme="dark", text_scale=150)
    for number in range(MOST_RECENT + 3):
        preferences.remember(RecentFile(f"/docs/{number}.passerelle", title=str(number)))
    preferences.remember(RecentFile("/docs/9.passerelle", title="again"))
    preferences.forget("/docs/8.passerelle")
    save_preferences(preferences)
    again = load_preferences()
    assert again == preferences
    assert again.recent[0].title == "again"
    assert len({known.path for known in again.recent}) == len(again.recent) == MOST_RECENT - 1


@pytest.mark.parametrize(
    "content",
    ["", "nonsense", "[]", '{"language": 3, "recent": [1, {"x": 2}, {"path": 5}], "text_scale": "big"}'],
)
def test_a_spoilt_file_means_the_defaults(content: str) -> None:
    preferences_file().parent.mkdir(parents=True, exist_ok=True)
    preferences_file().write_text(content)
    assert load_preferences() == Preferences()


def test_a_key_of_a_later_version_is_passed_over() -> None:
    save_preferences(Preferences(author="Amina"))
    stored = json.loads(preferences_file().read_text())
    preferences_file().write_text(json.dumps(stored | {"later": True}))
    assert load_preferences().author == "Amina"


def test_a_place_that_cannot_be_written_to_bothers_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_preferences(Preferences(), tmp_path / "file" / "preferences.json")
