"""The gettext catalogues.

extract   write the messages of the sources to translations/passerelle.pot, for a translator's tools
update    take new messages into the catalogues and dead ones out
check     say what is stale, fuzzy, missing or wrong; fails if anything is
compile   write the .mo files that the program reads
"""

from __future__ import annotations

import io
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOUSE = Path(__file__).resolve().parent.parent
DOMAIN = "passerelle"
LANGUAGES = ("fr", "en")
KEYWORDS = {"gettext": None, "N_": None, "tr": None, "say": (2,), "ngettext": (1, 2), "trn": (1, 2)}
SOURCES = ("workbook", "ui")


def main(words: list[str]) -> int:
    commands = {"extract": extract, "update": update, "check": check, "compile": compile_all}
    if len(words) != 1 or words[0] not in commands:
        print(__doc__)
        return 2
    return commands[words[0]]()


def po_file(language: str) -> Path:
    return HOUSE / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def template() -> Catalog:
    """Every message of the sources."""
    catalog = Catalog(project="Passerelle", charset="utf-8", fuzzy=False)
    for folder in SOURCES:
        found = extract_from_dir(HOUSE / folder, [("**.py", "python")], keywords=KEYWORDS)
        for name, _, message, _, _ in found:
            if message and (message if isinstance(message, str) else message[0]).strip():
                catalog.add(message, locations=[(f"{folder}/{name}", 0)])
    return catalog


def read(language: str) -> Catalog:
    path = po_file(language)
    if not path.exists():
        return Catalog(locale=language, domain=DOMAIN, project="Passerelle", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def extract() -> int:
    with (HOUSE / "translations" / f"{DOMAIN}.pot").open("wb") as out:
        write_po(out, template(), sort_output=True, width=0)
    return 0


def update() -> int:
    """Take new messages in and dead ones out; English stands for itself."""
    fresh = template()
    for language in LANGUAGES:
        known = read(language)
        known.update(fresh, no_fuzzy_matching=True)
        known.obsolete.clear()
        if language == "en":
            for message in known:
                if message.id and not filled(message):
                    message.string = message.id
        write(known, language)
    return 0


def write(catalog: Catalog, language: str) -> None:
    """One sorted file without dates, so that a change shows what it changes."""
    out = io.BytesIO()
    write_po(out, catalog, omit_header=False, sort_output=True, width=0, no_location=True)
    lines = [line for line in out.getvalue().decode().splitlines() if not line.startswith(VOLATILE)]
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    po_file(language).write_text("\n".join(lines).strip() + "\n", encoding="utf-8")


VOLATILE = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Generated-By',
    '"Report-Msgid',
    "#  ",
    "# FIRST",
    "# Copyright",
    "# This file",
    "# French trans",
    "# English trans",
)


def filled(message: Message) -> bool:
    strings = plural_forms(message.string or "")
    return bool(strings) and all(text and text.strip() for text in strings)


def check() -> int:
    """Say what is stale, fuzzy, missing or wrong in a catalogue; 0 if nothing is."""
    wanted = {message.id for message in template() if message.id}
    faults: list[str] = []
    for language in LANGUAGES:
        known = {message.id: message for message in read(language) if message.id}
        faults += [f"{language}: not in the catalogue: {id_!r}" for id_ in wanted - known.keys()]
        faults += [f"{language}: no longer in the sources: {id_!r}" for id_ in known.keys() - wanted]
        for id_ in wanted & known.keys():
            message = known[id_]
            if message.fuzzy or not filled(message):
                faults.append(f"{language}: not translated: {id_!r}")
                continue
            faults += [f"{language}: {error}: {id_!r}" for error in [*message.check(), *names_kept(message)]]
    for fault in sorted(faults):
        print(fault, file=sys.stderr)
    print(f"Catalogues: {len(wanted)} messages, {len(faults)} faults")
    return 1 if faults else 0


def names_kept(message: Message) -> list[str]:
    """A translation has the parameters of its message; a singular may say "one" in words."""
    if not filled(message):
        return []
    ids, strings = plural_forms(message.id or ""), plural_forms(message.string or "")
    try:
        known = names(ids[0]) | names(ids[-1])
        kept = names(strings[-1]) >= names(ids[-1]) and all(names(text) <= known for text in strings)
    except ValueError:
        return []
    return [] if kept else ["other parameters"]


def plural_forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def names(text: str) -> set[str]:
    """The parameters of a format string. Raises ValueError where it is none."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def compile_all() -> int:
    for language in LANGUAGES:
        path = po_file(language)
        if path.exists():
            half = path.with_suffix(".mo.part")
            with half.open("wb") as out:
                write_mo(out, read(language))
            half.replace(path.with_suffix(".mo"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
