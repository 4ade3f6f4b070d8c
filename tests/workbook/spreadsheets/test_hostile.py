"""Files made to harm or broken: each refused for the right reason or read rightly, in a second and 200 MB."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workbook.spreadsheets.conftest import FIGURE
from tests.workbook.spreadsheets.hostile_containers import CONTAINERS
from tests.workbook.spreadsheets.hostile_parts import PARTS
from workbook.spreadsheets.book import Book
from workbook.spreadsheets.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
FILES = CONTAINERS | PARTS
SECONDS, MEGABYTES = 1.0, 200


@pytest.fixture(scope="module")
def child() -> Iterator[Workers]:
    with Workers("tests.workbook.spreadsheets.measured:measured", count=1) as workers:
        yield workers


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_for_the_right_reason_or_read_rightly(
    name: str, child: Workers, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    make, expected = FILES[name]
    path = tmp_path / "form.xlsx"
    make(path)
    ((_, found),) = child.run([path])
    assert isinstance(found, dict), found
    if isinstance(expected, str):
        assert found["reason"] in expected.split("|"), found["said"] or "read"
        assert found["said"].startswith("form.xlsx ")
    else:
        assert not found["reason"], found["said"]
        assert Book.from_plain(found["book"]).sheets[0].cells == expected
    assert found["seconds"] < SECONDS
    assert found["megabytes"] < MEGABYTES
    record_property(FIGURE, (bool(found["reason"]), found["seconds"], found["megabytes"]))
