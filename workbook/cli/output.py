"""What the command line says: sentences or one JSON document on standard output, complaints on standard error."""

from __future__ import annotations

import codecs
import json
import sys
from dataclasses import dataclass, field
from typing import Any

from workbook.languages import Catalogue


@dataclass(frozen=True)
class Output:
    """Where commands write; with `as_json` nothing but one JSON document goes to standard output."""

    catalogue: Catalogue
    as_json: bool = False
    issues: list[str] = field(default_factory=list)

    def say(self, message: str, **params: object) -> None:
        """A sentence, given as msgid and parameters."""
        if not self.as_json:
            print(
                self.catalogue.gettext(message).format(**params)
                if params
                else self.catalogue.gettext(message)
            )

    def line(self, text: str) -> None:
        """A line that is not a message: a value, a title."""
        if not self.as_json:
            print(text)

    def json(self, document: Any) -> None:
        if self.as_json:
            in_unicode = codecs.lookup(sys.stdout.encoding or "ascii").name.startswith("utf")
            print(json.dumps(document, ensure_ascii=not in_unicode, indent=2))

    def complain(self, text: str) -> None:
        print(text, file=sys.stderr)

    def complain_of_issue(self, text: str) -> None:
        """Say what stays wrong although the command was done; the exit status tells of it."""
        self.issues.append(text)
        self.complain(text)

    def step(self, done: int, total: int, what: str = "") -> None:
        """Progress, to a terminal only."""
        if sys.stderr.isatty():
            print(f"\r{done}/{total} {self.catalogue.gettext(what)}\x1b[K", end="", file=sys.stderr)
            if done >= total:
                print(file=sys.stderr)
