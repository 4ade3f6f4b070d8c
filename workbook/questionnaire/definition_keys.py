"""The keys that a definition may have, part by part."""

from __future__ import annotations

TOP_KEYS = frozenset(
    [
        "form_id",
        "version",
        "title",
        "short_title",
        "description",
        "languages",
        "counts",
        "kind",
        "documents",
        "choices",
        "details",
        "items",
    ]
)
ITEM_KEYS = frozenset(
    [
        "type",
        "name",
        "code",
        "label",
        "short",
        "hint",
        "guidance",
        "unofficial",
        "source",
        "themes",
        "sdg",
        "echoes",
        "relevant",
    ]
)
QUESTION_KEYS = ITEM_KEYS | frozenset(
    [
        "appearance",
        "multilingual",
        "required",
        "constraint",
        "constraint_message",
        "calculation",
        "default",
        "details",
        "unit",
        "role",
        "retired",
    ]
)
SECTION_KEYS = ITEM_KEYS | {"items", "appearance"}
REPEAT_KEYS = SECTION_KEYS | {"row_label", "rows"}
SOURCE_KEYS = frozenset(["document", "section", "paragraph", "also"])
DOCUMENT_KEYS = frozenset(["title", "symbol", "year"])
BOOLEANS = ("required", "multilingual", "retired")
TEXT_LISTS = ("themes", "sdg", "echoes", "unofficial")
