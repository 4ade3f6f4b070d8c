"""Errors that a person can be told about, in one clear sentence and in their language.

Whatever is not a `KnownError` is a defect of the program.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Protocol


class Translator(Protocol):
    """What is needed of a catalogue to word an error."""

    def gettext(self, message: str) -> str: ...

    def date_time(self, moment: datetime) -> str: ...


class KnownError(Exception):
    """One sentence for a person: an English msgid with named parameters, worded at the last moment."""

    exit_status: ClassVar[int] = 3

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message.format_map(_Lenient(params)))
        self.message = message
        self.params = params

    def text(self, catalogue: Translator) -> str:
        """The sentence in the catalogue's language."""
        params = {name: self._shown(name, value, catalogue) for name, value in self.params.items()}
        return catalogue.gettext(self.message).format_map(_Lenient(params))

    @staticmethod
    def _shown(name: str, value: object, catalogue: Translator) -> object:
        if isinstance(value, datetime):
            return catalogue.date_time(value)
        said_by_system = name in ("reason", "why") and value in SYSTEM_REASONS
        return catalogue.gettext(str(value)) if said_by_system else value


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class UsageError(KnownError):
    """The person asked for something that does not exist or cannot be combined."""

    exit_status = 2


class InvalidValue(KnownError):
    """A value that the question's type cannot understand; nothing was stored in its place."""

    exit_status = 2


class UnusableFile(KnownError):
    """The file is no workbook, is damaged, or cannot be read."""


class NewerFile(UnusableFile):
    """The file was made with a newer version of the program."""


class DamagedFile(UnusableFile):
    """The file is a workbook whose content is not what was written; the rest of it can be read."""


class FileInUse(UnusableFile):
    """Another window or program has the file open; `holder` says who and since when."""


class CannotWrite(UnusableFile):
    """A place that cannot be written to: read-only, no permission, gone, or full."""


class StaleChange(KnownError):
    """A change was prepared against values that have changed meanwhile; nothing was applied."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error in a definition file: where it is and what to do, as msgid and parameters."""

    file: str
    line: int
    message: str
    params: dict[str, object] = field(default_factory=dict)

    def text(self, catalogue: Translator) -> str:
        sentence = catalogue.gettext(self.message).format_map(_Lenient(self.params))
        return f"{self.file}:{self.line}: {sentence}" if self.line else f"{self.file}: {sentence}"


class DefinitionError(UnusableFile):
    """A questionnaire definition with errors, all of them located."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            N_("The definition {file} has {count} errors; nothing was changed."),
            file=problems[0].file,
            count=len(problems),
        )
        self.problems = tuple(problems)


def N_(message: str) -> str:
    """Mark a constant for translation; it is translated where it is shown."""
    return message


# what systems say of a file that cannot be used, in the words of the standard library
SYSTEM_REASONS = (
    N_("Directory not empty"),
    N_("Disk quota exceeded"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Too many levels of symbolic links"),
)
