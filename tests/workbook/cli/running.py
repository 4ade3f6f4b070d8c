"""Commands as a person gives them, in English: what they say, complain of and end with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from workbook.cli import main


class Commands:
    """Runs commands and keeps what they complained of."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys, self.complaint = capsys, ""

    def run(self, *words: object, status: int = 0) -> str:
        self.capsys.readouterr()
        found = main([*map(str, words), "--lang", "en"])
        said = self.capsys.readouterr()
        self.complaint = said.err
        assert found == status, said
        assert "Traceback" not in said.err
        return said.out

    def json(self, *words: object, status: int = 0) -> Any:
        return json.loads(self.run(*words, "--json", status=status))
