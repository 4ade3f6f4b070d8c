"""What the system says of a file is told in the person's language, as the sentence around it is."""

import errno
import os
import sys
from datetime import datetime

import pytest

from workbook.errors import SYSTEM_REASONS, UnusableFile


class Marking:
    """A catalogue that marks what it translates."""

    def gettext(self, message: str) -> str:
        return f"<{message}>"

    def date_time(self, moment: datetime) -> str:
        return str(moment)


def test_the_reason_of_the_system_is_translated_and_other_words_are_left() -> None:
    told = UnusableFile("{file}: {reason}", file="Is a directory", reason="Is a directory")
    assert told.text(Marking()) == "<Is a directory: <Is a directory>>"
    assert UnusableFile("{reason}", reason="disk on fire").text(Marking()) == "<disk on fire>"


@pytest.mark.skipif(sys.platform != "linux", reason="every system has words of its own")
def test_the_reasons_are_those_of_this_system() -> None:
    met = (errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG)
    assert {os.strerror(code) for code in met} <= set(SYSTEM_REASONS)
