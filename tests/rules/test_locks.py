"""The lock files are those of pyproject.toml, and can be installed with hashes from anywhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOUSE = Path(__file__).resolve().parents[2]
RUN, DEV = "requirements.lock", "requirements-dev.lock"
PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    RUN: PROJECT["project"]["dependencies"],
    DEV: PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}


def locked(lock: str) -> dict[str, tuple[Requirement, int]]:
    """Each requirement of a lock file, with the number of its hashes."""
    text = (HOUSE / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        requirement = Requirement(line.split("--hash")[0].strip())
        found[canonicalize_name(requirement.name)] = (requirement, line.count("--hash=sha256:"))
    return found


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_the_lock_has_what_the_project_names(lock: str) -> None:
    held = locked(lock)
    for wanted in map(Requirement, WANTED[lock]):
        pinned, _ = held[canonicalize_name(wanted.name)]
        version = str(pinned.specifier).removeprefix("==")
        assert wanted.specifier.contains(version), f"{wanted} is locked at {version}"


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_every_line_is_one_version_with_hashes(lock: str) -> None:
    for requirement, hashes in locked(lock).values():
        assert re.fullmatch(r"==[\w.!+]+", str(requirement.specifier)), requirement
        assert hashes, requirement


def test_development_runs_what_people_run() -> None:
    run, dev = locked(RUN), locked(DEV)
    assert {name: str(dev[name][0]) for name in run} == {name: str(run[name][0]) for name in run}


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_a_lock_names_no_place_to_install_from(lock: str) -> None:
    text = (HOUSE / "packaging" / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|@ ", text)
