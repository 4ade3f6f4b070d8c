"""From a definition as plain data (JSON values) to a `Questionnaire`. The data have been checked before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from workbook.questionnaire.model import (
    Choice,
    Item,
    LocalText,
    PresetRow,
    Question,
    Questionnaire,
    Repeat,
    Section,
    Source,
    SourceDocument,
)

Plain = Mapping[str, Any]
_NOTHING = LocalText()


def build(plain: Plain) -> Questionnaire:
    """The questionnaire of a checked definition."""
    details = {name: tuple(rows) for name, rows in plain.get("details", {}).items()}
    return Questionnaire(
        form_id=plain["form_id"],
        version=plain["version"],
        title=local(plain["title"]),
        short_title=local(plain.get("short_title") or plain["title"]),
        description=local(plain.get("description")),
        kind=plain.get("kind", "questions"),
        counts=_counts(plain),
        documents={key: _document(value) for key, value in plain.get("documents", {}).items()},
        choices={name: tuple(map(_choice, rows)) for name, rows in plain.get("choices", {}).items()},
        items=tuple(_items(plain["items"], details)),
        plain=plain,
    )


def local(value: Any) -> LocalText:
    """Words in both languages; one string stands for both."""
    if not value:
        return _NOTHING
    if isinstance(value, str):
        return LocalText(value, value)
    return LocalText(value.get("fr", ""), value.get("en", ""))


def _counts(plain: Plain) -> dict[str, tuple[str, str]]:
    nouns = plain.get("counts") or {"fr": ["question", "questions"], "en": ["question", "questions"]}
    return {language: (singular, plural) for language, (singular, plural) in nouns.items()}


def _document(plain: Plain) -> SourceDocument:
    return SourceDocument(local(plain["title"]), plain.get("symbol", ""), plain.get("year", 0))


def _choice(plain: Plain) -> Choice:
    codes = {key: str(value) for key, value in plain.items() if key not in ("name", "label", "retired")}
    return Choice(plain["name"], local(plain["label"]), plain.get("retired", False), codes)


def _items(rows: Iterable[Plain], details: Mapping[str, tuple[Plain, ...]]) -> Iterable[Item]:
    for row in rows:
        if row["type"] == "begin group":
            yield Section(**_common(row), items=tuple(_items(row["items"], details)))
        elif row["type"] == "begin repeat":
            presets = tuple(
                PresetRow(preset["name"], preset.get("values", {})) for preset in row.get("rows", ())
            )
            inner = tuple(_items(row["items"], details))
            yield Repeat(**_common(row), items=inner, row_label=row.get("row_label", ""), rows=presets)
        else:
            yield _question(row, details)


def _common(row: Plain) -> dict[str, Any]:
    return {
        "name": row["name"],
        "code": row.get("code", ""),
        "label": local(row.get("label")),
        "short": local(row.get("short")),
        "hint": local(row.get("hint")),
        "guidance": local(row.get("guidance")),
        "unofficial": frozenset(row.get("unofficial", ())),
        "source": _source(row.get("source")),
        "themes": tuple(row.get("themes", ())),
        "sdg": tuple(row.get("sdg", ())),
        "echoes": tuple(row.get("echoes", ())),
        "relevant": row.get("relevant", ""),
    }


def _source(plain: Plain | None) -> Source | None:
    if not plain:
        return None
    paragraph = str(plain.get("paragraph", ""))
    return Source(plain["document"], local(plain.get("section")), paragraph, plain.get("also", ""))


def _question(row: Plain, details: Mapping[str, tuple[Plain, ...]], detail_of: str = "") -> Question:
    kind, _, list_name = row["type"].partition(" ")
    is_long = kind == "text" and row.get("appearance") == "multiline"
    followers = details.get(row.get("details", ""), ())
    name = row["name"]
    return Question(
        **_common(row),
        type=kind,
        list_name=list_name,
        appearance=row.get("appearance", ""),
        multilingual=kind == "text" and row.get("multilingual", is_long),
        required=row.get("required", False),
        constraint=row.get("constraint", ""),
        constraint_message=local(row.get("constraint_message")),
        calculation=row.get("calculation", ""),
        default=row.get("default"),
        details=tuple(
            _question({**one, "name": f"{name}_{one['name']}"}, details, name) for one in followers
        ),
        detail_of=detail_of,
        unit=row.get("unit", ""),
        role=row.get("role", ""),
        retired=row.get("retired", False),
    )
