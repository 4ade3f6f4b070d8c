"""Which part of the file is what: content types and relationships, looked at before anything is believed."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.xml_parts import Attributes, XmlParts

TYPES = "[Content_Types].xml"
_TYPES_ROOT = ("http://schemas.openxmlformats.org/package/2006/content-types Types",)
_RELATIONS_ROOT = ("http://schemas.openxmlformats.org/package/2006/relationships Relationships",)
_MACROS = ("macro", "vbaproject", "addin")
_MAY_BE_OUTSIDE = ("hyperlink", "image")


class Relation(NamedTuple):
    """What one part is to another: `kind` such as `worksheet`, `target` the name of a part."""

    kind: str
    target: str


Relations = Mapping[str, Relation]


@dataclass(frozen=True, slots=True)
class Parts:
    """The workbook part, and what it points to, by the ids that it uses."""

    workbook: str
    properties: str
    relations: Relations
    by_owner: Mapping[str, Relations]

    def target(self, kind: str) -> str:
        """The part of this kind; empty if there is none."""
        return next((relation.target for relation in self.relations.values() if relation.kind == kind), "")

    def comments(self, sheet: str) -> tuple[str, ...]:
        """The parts with the comments on a sheet."""
        relations = self.by_owner.get(sheet.lower(), {}).values()
        return tuple(relation.target for relation in relations if relation.kind == "comments")


def find_parts(xml: XmlParts) -> Parts:
    """The parts that make the workbook. Raises RefusedFile for macros, links to other files, and other documents."""
    _check_types(_content_types(xml))
    found = {name: _relations(xml, name) for name in xml.container.names if name.lower().endswith(".rels")}
    every = [relation for relations in found.values() for relation in relations.values()]
    if any(relation.kind.lower().startswith(("vba", "xlmacro", "xlintlmacro")) for relation in every):
        raise RefusedFile("macros")
    by_owner = {_owner(name).lower(): relations for name, relations in found.items()}
    root = by_owner.get("", {})
    workbooks = [relation.target for relation in root.values() if relation.kind == "officeDocument"]
    if len(workbooks) != 1:
        raise RefusedFile("missing" if not workbooks else "twice", part="officeDocument")
    cores = [relation.target for relation in root.values() if relation.kind == "core-properties"]
    properties = cores[0] if cores and cores[0] in xml.container else ""
    return Parts(workbooks[0], properties, by_owner.get(workbooks[0].lower(), {}), by_owner)


def _content_types(xml: XmlParts) -> list[str]:
    types: list[str] = []

    def start(path: str, attributes: Attributes) -> None:
        if path in ("/Types/Default", "/Types/Override"):
            types.append(attributes.get("ContentType", "").lower())

    xml.walk(TYPES, _TYPES_ROOT, start)
    return types


def _check_types(types: list[str]) -> None:
    if any("sheet.binary" in kind for kind in types):
        raise RefusedFile("xlsb")
    if any(word in kind for kind in types for word in _MACROS):
        raise RefusedFile("macros")
    mains = [kind for kind in types if kind.endswith(".main+xml")]
    if not any("spreadsheetml" in kind for kind in mains):
        raise RefusedFile("office" if mains else "missing", part=TYPES)


def _relations(xml: XmlParts, name: str) -> Relations:
    """The relationships in one part, by id."""
    folder = posixpath.dirname(_owner(name))
    found: dict[str, Relation] = {}

    def start(path: str, attributes: Attributes) -> None:
        if path != "/Relationships/Relationship":
            return
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        if attributes.get("TargetMode", "").lower() == "external":
            if kind not in _MAY_BE_OUTSIDE:
                raise RefusedFile("links")
            return
        key = attributes.get("Id", "")
        if key in found:
            raise RefusedFile("twice", part=name)
        if len(found) >= xml.limits.relations:
            raise RefusedFile("too-large", part=name)
        found[key] = Relation(kind, "" if kind == "hyperlink" else _resolved(xml, name, folder, target))

    xml.walk(name, _RELATIONS_ROOT, start)
    return found


def _owner(name: str) -> str:
    """The part whose relationships these are: `xl/workbook.xml` for `xl/_rels/workbook.xml.rels`."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file[: -len(".rels")])


def _resolved(xml: XmlParts, name: str, folder: str, target: str) -> str:
    """The part that a target means, seen from a folder of the file. Raises RefusedFile."""
    written = target.replace("\\", "/").partition("#")[0]
    paths = []
    for place in (written, unquote(written)):
        if ":" in place.partition("/")[0] or place.startswith("//"):
            raise RefusedFile("outside", part=name)
        path = posixpath.normpath(
            place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place)
        )
        if path.startswith(".."):
            raise RefusedFile("outside", part=name)
        paths.append(path)
    return paths[0] if paths[0] in xml.container else paths[1]
