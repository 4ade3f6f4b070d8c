"""The filter above the contents: words, a number, `status:draft`, `ministry:labour`, in either language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from workbook.questionnaire.values import fold
from workbook.screens.contents import Node

_KEYS = {
    "status": "state", "state": "state", "statut": "state", "etat": "state",
    "ministry": "ministry", "ministere": "ministry",
}  # fmt: skip
_STATES = {
    "empty": "empty", "vide": "empty",
    "draft": "draft", "brouillon": "draft",
    "review": "review", "relire": "review", "a relire": "review", "for review": "review",
    "final": "final", "definitif": "final",
    "missing": "missing", "sans reponse": "missing", "sans": "missing", "unanswered": "missing",
}  # fmt: skip
_folded = lru_cache(maxsize=4096)(fold)
_PART = re.compile(r'([^\s:"]+)\s*:\s*(?:"([^"]*)"|«\s*([^»]*?)\s*»|(\S*))|"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for; all of it must hold."""

    words: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    ministries: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.states or self.ministries)


def parse_query(text: str) -> Query:
    """Read the filter; what is no known key is searched for as it stands."""
    words: list[str] = []
    states: set[str] = set()
    ministries: list[str] = []
    for match in _PART.finditer(text):
        key = _KEYS.get(fold(match[1] or ""), "")
        value = fold(match[2] or match[3] or match[4] or "").strip()
        if key == "state":
            states |= _states_like(value)
        elif key == "ministry":
            ministries += [value] if value else []
        else:
            words.append(fold(match[5] or match[0]).strip())
    return Query(tuple(word for word in words if word), frozenset(states), tuple(ministries))


def _states_like(value: str) -> set[str]:
    found = {state for word, state in _STATES.items() if value and word.startswith(value)}
    return found or ({"?"} if value else set())


def filtered(nodes: tuple[Node, ...], query: Query) -> tuple[Node, ...]:
    """The nodes that match, with the branches that lead to them; a branch named by its words keeps all it holds."""
    if not query:
        return nodes
    return tuple(kept for node in nodes if (kept := _kept(node, query)) is not None)


def _kept(node: Node, query: Query) -> Node | None:
    whole_branch = node.children and not query.states and not query.ministries
    if whole_branch and _matches(node, query):
        return node
    children = filtered(node.children, query)
    if children or _matches(node, query):
        return replace(node, children=children, first_below_line=False)
    return None


def _matches(node: Node, query: Query) -> bool:
    if query.states and not query.states & node.states:
        return False
    if query.ministries and not all(any(one in own for own in node.ministries) for one in query.ministries):
        return False
    return all(_has(node, word) for word in query.words)


def _has(node: Node, word: str) -> bool:
    words = _folded(node.words)
    if word[0].isdigit():
        return re.search(rf"(?<![\w.]){re.escape(word)}", words) is not None
    return word in words
