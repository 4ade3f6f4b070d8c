"""One window for a long day: many workbooks opened, walked through and closed, and nothing of them stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from workbook.editing.session import Session
from workbook.questionnaire.library import load

HOUSE = Path(__file__).resolve().parents[3]
FORMS = ("identification", "manila-2008", "sdg-migration", "action-plan")
TIMES, SETTLED = 6, 3  # rounds; from the third on every page and cache has been made once
A_WORKBOOK = 4_000  # kilobytes: far less than what stays of four workbooks, if something of them does


def test_nothing_of_a_closed_workbook_stays(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.passerelle" for name in ("first", "second")]
    for path in paths:
        known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
        Session.create(path, [load(form) for form in FORMS], known, by="Amina").close()
    place = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-m", "tests.ui.shell.many_workbooks", str(TIMES), *map(str, paths)],
        cwd=HOUSE, env=os.environ | place, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert not ended.stderr
    told = json.loads(ended.stdout)
    assert told["said"] == []
    rounds = told["rounds"]
    assert all(one["gone"] for one in rounds)
    settled, last = rounds[SETTLED - 1], rounds[-1]
    assert last["widgets"] == settled["widgets"]
    assert last["objects"] - settled["objects"] < 500, rounds
    assert last["memory"] - settled["memory"] < A_WORKBOOK, rounds
