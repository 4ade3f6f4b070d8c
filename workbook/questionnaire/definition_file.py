"""Definition files in YAML: read strictly, every error at once with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from workbook.errors import N_, DefinitionError, Problem, UnusableFile
from workbook.questionnaire.definition import build
from workbook.questionnaire.definition_check import Where, check_definition
from workbook.questionnaire.model import Questionnaire

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 4_000_000


def read_definition(path: Path) -> Questionnaire:
    """The questionnaire of a YAML file. Raises DefinitionError with all its errors, or UnusableFile."""
    plain, where = _load(path)
    problems = check_definition(plain, where)
    if problems:
        raise DefinitionError(problems)
    return build(plain)


def _load(path: Path) -> tuple[Any, Where]:
    where = Where(path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableFile(N_("{file} is too large for a questionnaire."), file=path.name)
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        raise UnusableFile(
            N_("{file} cannot be read: {reason}."), file=path.name, reason=_reason(error)
        ) from error
    except UnicodeDecodeError as error:
        raise UnusableFile(N_("{file} is not a text file in UTF-8."), file=path.name) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = N_("This is not YAML here: {reason}. Check the indentation, colons and quotes.")
        line = mark.line + 1 if mark else 0
        problem = Problem(path.name, line, message, {"reason": getattr(error, "problem", None) or "?"})
        raise DefinitionError([problem]) from error
    plain = _plain(node, (), where) if node else None
    _fill_from_resources(plain)
    return plain, where


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _plain(node: yaml.Node, path: tuple[str | int, ...], where: Where) -> Any:
    where.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in mapping:
                where.found((*path, key), N_("“{key}” stands here twice; keep one."), key=key)
            mapping[key] = _plain(value_node, (*path, key), where)
            where.lines[(*path, key)] = key_node.start_mark.line + 1
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), where) for index, child in enumerate(node.value)]
    constructor = yaml.SafeLoader("")
    value = constructor.construct_object(node)
    return value if value is None or isinstance(value, str | int | float | bool) else str(node.value)


def _fill_from_resources(plain: Any) -> None:
    """A list `{from: countries}` takes its choices from the list of countries."""
    lists = plain.get("choices") if isinstance(plain, dict) else None
    if not isinstance(lists, dict):
        return
    for name, value in lists.items():
        if value == {"from": "countries"}:
            from workbook.questionnaire.countries import with_example

            lists[name] = [
                {"name": one.iso3, "label": {"fr": one.name.fr, "en": one.name.en}} for one in with_example()
            ]
