"""The official words: that the questionnaires still say what the source documents say.

verbatim.py FOLDER   find every official text in the source documents of FOLDER, and write its digest
verbatim.py          compare the questionnaires with the digests; fails if a text has changed
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))

from workbook.questionnaire.library import load  # noqa: E402
from workbook.questionnaire.model import Item, Question, Questionnaire, Section, Source  # noqa: E402

TABLE = HOUSE / "tests" / "samples" / "verbatim.json"
LABELS = {"berlin-2017": ("fr",), "manila-2008": ("fr",), "dakar-2008": ("fr", "en")}
QUOTATIONS = ("hearings-2006",)
OWN_WORDS = {"part_1", "after_the_summit", "note_1", "note_3", "note_31", "note_4"}
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})


class Official(NamedTuple):
    """One text that belongs to a source document: its key in the table, its words, and the document."""

    key: str
    words: str
    document: str


def main(words: list[str]) -> int:
    if len(words) > 1:
        print(__doc__)
        return 2
    return write(Path(words[0])) if words else check()


def write(folder: Path) -> int:
    texts: dict[str, str] = {}
    digests: dict[str, str] = {}
    missing = []
    for official in official_texts():
        if official.document not in texts:
            texts[official.document] = (folder / official.document).read_text(encoding="utf-8")
        if not is_said(official.words, texts[official.document]):
            missing.append(f"{official.key} is not in {official.document}: {official.words}")
        digests[official.key] = digest(official.words)
    if missing:
        print("\n".join(missing), file=sys.stderr)
        return 1
    TABLE.write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    return 0


def check() -> int:
    known = json.loads(TABLE.read_text(encoding="utf-8"))
    found = {official.key: digest(official.words) for official in official_texts()}
    changed = sorted(key for key in known.keys() | found.keys() if known.get(key) != found.get(key))
    for key in changed:
        print(f"{key}: not the words of the source document", file=sys.stderr)
    return 1 if changed else 0


def official_texts() -> Iterator[Official]:
    """Every label and quotation that is not our own words."""
    for form_id, languages in LABELS.items():
        for item, source in asked(load(form_id)):
            for language in languages:
                document = source.also if language == "en" and source.also else source.document
                words = item.label.get(language)
                yield Official(f"{form_id}/{item.name}.{language}", words, document)
    for form_id in QUOTATIONS:
        for item, source in asked(load(form_id)):
            quoted = isinstance(item, Question)
            words = item.guidance.fr.strip("«»\u00a0") if quoted else item.label.fr
            yield Official(f"{form_id}/{item.name}.fr", words, source.document)


def asked(form: Questionnaire) -> Iterator[tuple[Item, Source]]:
    """The sections and questions of a form with their sources, without details and what is in our own words."""
    for item in form.flat:
        is_detail = isinstance(item, Question) and item.detail_of
        if (
            item.source
            and item.name not in OWN_WORDS
            and not is_detail
            and isinstance(item, Section | Question)
        ):
            yield item, item.source


def normalised(text: str) -> str:
    """The words alone: plain quotation marks and hyphens, single spaces, none before a mark."""
    spaced = re.sub(r"\s+", " ", text.translate(TYPOGRAPHY).replace("œ", "oe")).strip()
    return re.sub(r' (?=[;:!?.%)])|(?<=") | (?=")', "", spaced)


def digest(words: str) -> str:
    return hashlib.sha256(normalised(words).encode()).hexdigest()


def is_said(words: str, document: str) -> bool:
    """Whether a document has these words, wherever its lines break and whatever is in bold or hyphenated."""
    return _letters(words) in _letters(document)


def _letters(text: str) -> str:
    return re.sub(r'[\s*"¹-]', "", normalised(text)).casefold()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
