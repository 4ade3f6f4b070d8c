"""What is known of a file that was received, and what stands of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from workbook.document.cells import Cell
from workbook.errors import KnownError, Translator
from workbook.exchange.received import Received
from workbook.questionnaire.values import clean_text

SUBMISSIONS = "submissions"
LONGEST_EDITION = 200  # characters
State = Literal["received", "accepted", "issues", "rejected", "superseded"]
CURRENT: tuple[State, ...] = ("accepted", "issues")


def facts_cell(sha256: str) -> Cell:
    """Where the facts of a file are kept."""
    return Cell(SUBMISSIONS, sha256, "", "submission")


def decision_cell(sha256: str) -> Cell:
    """Where the secretariat's decision on a file is kept."""
    return Cell(SUBMISSIONS, sha256, "", "decision")


@dataclass(frozen=True, slots=True)
class Facts:
    """One file as it came. `refusal` is the message and its parameters where it could not be read; `country` is
    ISO 3166-1 alpha-3, "" where the file does not say; `forms` are versions by form_id; `filled`, `stored`, `listed`
    count answer cells, `repairs` and `doubts` what the reading noted."""

    sha256: str
    name: str
    size: int
    received_at: str
    refusal: tuple[str, Mapping[str, Any]] | None = None
    kind: str = "submission"
    instance: str = ""
    deprecated: str = ""
    document: str = ""
    step: int = 0
    written_at: str = ""
    country: str = ""
    edition: str = ""
    languages: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    filled: int = 0
    stored: int = 0
    listed: int = 0
    repairs: int = 0
    doubts: int = 0

    def plain(self) -> dict[str, Any]:
        """The value of the facts' cell."""
        found = asdict(self)
        found["languages"] = list(self.languages)
        found["refusal"] = list(self.refusal) if self.refusal else None
        del found["sha256"]
        return found

    @classmethod
    def of(cls, sha256: str, plain: Mapping[str, Any]) -> Facts:
        """What `plain` wrote. Raises TypeError, KeyError for what no program of ours wrote."""
        refusal = plain.get("refusal")
        return cls(
            sha256,
            **{
                **plain,
                "languages": tuple(plain["languages"]),
                "refusal": (str(refusal[0]), dict(refusal[1])) if refusal else None,
            },
        )

    def why_refused(self, catalogue: Translator) -> str:
        """The reader's sentence; "" for a file that could be read."""
        if self.refusal is None:
            return ""
        message, params = self.refusal
        return KnownError(message, **params).text(catalogue)

    @property
    def received(self) -> datetime:
        return datetime.fromisoformat(self.received_at)


def facts_of(received: Received) -> dict[str, Any]:
    """The part of the facts that the file itself says."""
    source = received.source
    return {
        "kind": source.kind,
        "instance": source.instance_id,
        "deprecated": source.deprecated_id,
        "document": source.document_id,
        "step": source.step,
        "written_at": _moment(source.written_at),
        "country": _code(source.country),
        "edition": one_line(source.edition)[:LONGEST_EDITION],
        "languages": list(source.languages),
        "forms": dict(source.forms),
        "filled": received.balance.filled,
        "stored": received.balance.stored,
        "listed": received.balance.listed,
        "repairs": len(received.repairs),
        "doubts": len(source.doubts),
    }


def _code(country: str) -> str:
    """What may be a country's code, whoever wrote it; "" for anything else."""
    code = country.strip().upper()
    return code if re.fullmatch("[A-Z]{3}", code) else ""


def _moment(written_at: str) -> str:
    """A time as the program writes it; "" for anything else."""
    try:
        return datetime.fromisoformat(written_at).isoformat()
    except ValueError:
        return ""


_TURNING = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def one_line(text: str) -> str:
    """A text from elsewhere that can be written down and shown: on one line, without what no text holds, and without the
    signs that make the ending of a name look like another."""
    return " ".join(clean_text(text).translate(_TURNING).split())


def shown_name(path: Path) -> str:
    """The name of a file as it can be written down and shown."""
    return one_line(path.name)


def refusal(error: KnownError) -> tuple[str, Mapping[str, Any]]:
    """Why a file cannot be read, as the facts have it."""
    params = {
        key: value if isinstance(value, int | float) else one_line(str(value))
        for key, value in error.params.items()
    }
    return error.message, params


@dataclass(frozen=True, slots=True)
class Decision:
    """What the secretariat decided on a file: that it counts, or that it does not and why. `country` is named where the
    file does not say it."""

    verdict: Literal["accepted", "rejected"]
    why: str = ""
    country: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A file and what stands of it. `reason` is a key of `standing.REASONS`; `by` the SHA-256 of the file that took its
    place, `rivals` those of the files that it cannot be told apart from; `number` that of its projection, 0 for none;
    `spelling` how most of the files name its edition."""

    facts: Facts
    state: State
    reason: str = ""
    by: str = ""
    rivals: tuple[str, ...] = ()
    number: int = 0
    decision: Decision | None = None
    spelling: str = ""

    @property
    def sha256(self) -> str:
        return self.facts.sha256

    @property
    def short(self) -> str:
        """The first eight signs of the SHA-256, which name the file in a trace."""
        return self.facts.sha256[:8]

    @property
    def country(self) -> str:
        return (self.decision.country if self.decision else "") or self.facts.country

    @property
    def edition(self) -> str:
        """The edition, spelt as in most of the files that mean the same one."""
        return self.spelling or self.facts.edition

    @property
    def current(self) -> bool:
        """Whether its answers count."""
        return self.state in CURRENT
