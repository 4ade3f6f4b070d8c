"""A workbook with a plan, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plan_example import plan_workbook
from workbook.editing.session import Session


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "plan.passerelle"
    plan_workbook(path).close()
    return path


@pytest.fixture
def session(made: Path, tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(Path(shutil.copy(made, tmp_path)), by="Amina", backups=False)
    yield opened
    opened.close()
