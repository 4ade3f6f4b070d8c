"""What the program remembers of a person on this computer; each preference is declared once, here."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

MOST_RECENT, MOST_COPIES = 12, 40


@dataclass(slots=True)
class RecentFile:
    """A workbook or collection that was opened here; enough to draw its card without opening it.

    `title` is in French, or in both languages where `title_en` is empty; `changed_at` is ISO 8601 in UTC;
    `submissions` is how many a collection holds, -1 for a workbook.
    """

    path: str
    title: str = ""
    title_en: str = ""
    subtitle: str = ""
    settled: float = 0.0
    begun: float = 0.0
    changed_at: str = ""
    document_id: str = ""
    submissions: int = -1


@dataclass(slots=True)
class Preferences:
    """Every preference with its default. An unreadable file means the defaults, never an error."""

    language: str = ""
    theme: str = "system"
    text_scale: int = 100
    author: str = ""
    recent: list[RecentFile] = field(default_factory=list)
    geometry: str = ""
    contents_folded: bool = False
    contents_width: int = 284
    panel_folded: bool = False
    last_folder: str = ""
    own_words: list[str] = field(default_factory=list)
    copies_seen: list[str] = field(default_factory=list)

    def remember(self, recent: RecentFile) -> None:
        """Put a file first among the recent ones."""
        others = [known for known in self.recent if known.path != recent.path]
        self.recent = [recent, *others][:MOST_RECENT]

    def see_copy(self, mark: str) -> None:
        """Do not speak again of a copy of a workbook as it stands now."""
        self.copies_seen = [*(one for one in self.copies_seen if one != mark), mark][-MOST_COPIES:]

    def forget(self, path: str) -> None:
        self.recent = [known for known in self.recent if known.path != path]


def preferences_file() -> Path:
    """The preferences' path in the platform's configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("Passerelle", appauthor=False) / "preferences.json"


def load_preferences(path: Path | None = None) -> Preferences:
    try:
        stored: Any = json.loads((path or preferences_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    preferences = Preferences()
    for declared in fields(Preferences):
        value = stored.get(declared.name)
        if declared.name != "recent" and type(value) is type(getattr(preferences, declared.name)):
            setattr(preferences, declared.name, value)
    preferences.recent = _recent_files(stored.get("recent"))
    preferences.own_words = [word for word in preferences.own_words if isinstance(word, str)]
    preferences.copies_seen = [one for one in preferences.copies_seen if isinstance(one, str)]
    return preferences


def _recent_files(stored: object) -> list[RecentFile]:
    names = {declared.name for declared in fields(RecentFile)}
    rows = stored if isinstance(stored, list) else []
    kept = [row for row in rows if isinstance(row, dict) and isinstance(row.get("path"), str)]
    return [RecentFile(**{key: row[key] for key in names & row.keys()}) for row in kept[:MOST_RECENT]]


def save_preferences(preferences: Preferences, path: Path | None = None) -> None:
    """Write the preferences; a place that cannot be written to is no reason to bother a person."""
    target = path or preferences_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(target)
    except OSError:
        return
