"""The harness that proves `docs/safety.md`; with PASSERELLE_NIGHTLY=1 it runs as long as a night has time."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.collection_example import Made
from tests.harness.collected import NAME, Told, collect, everything, submissions
from tests.harness.writer import KNOWN, act, prose
from tests.workbook.conftest import EVERY_TYPE, IDENTIFICATION, definition
from workbook.editing.session import Session
from workbook.questionnaire.library import load

NIGHTLY = os.environ.get("PASSERELLE_NIGHTLY", "") not in ("", "0")
FIGURE = "safety"


@pytest.fixture
def times() -> Callable[[int, int], int]:
    """How often something is tried: in the normal suite, and in a nightly one."""
    return lambda normal, nightly: nightly if NIGHTLY else normal


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say a figure at the end of the run."""
    return lambda text: record_property(FIGURE, text)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A workbook with every type of question, closed."""
    forms = (definition(tmp_path, IDENTIFICATION), definition(tmp_path, EVERY_TYPE))
    path = tmp_path / "template.passerelle"
    Session.create(path, forms, KNOWN, by="Amina").close()
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    properties = [
        each
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
        for each in report.user_properties
    ]
    found = [str(text) for name, text in properties if name == FIGURE]
    refused = [value for name, value in properties if name == "hostile"]
    if refused:
        seconds, megabytes = (max(values) for values in zip(*refused, strict=True))
        found.append(
            f"hostile: {len(refused)} files refused, at most {seconds:.2f} s of processor and {megabytes} MB"
        )
    if found:
        terminalreporter.section("safety")
        for line in found:
            terminalreporter.write_line(line)


@pytest.fixture
def filled(tmp_path: Path, template: Path) -> Path:
    """A workbook in which a person has worked for a while, closed."""
    path = tmp_path / "filled.passerelle"
    path.write_bytes(template.read_bytes())
    chance = random.Random(3)
    with Session.open(path, by="Amina") as session:
        for _ in range(120):
            act(session, chance)
    return path


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A workbook with the program's own questionnaires, most questions answered, many of them twice; closed."""
    path = tmp_path / "country.passerelle"
    chance = random.Random(8)
    forms = [load(name) for name in ("identification", "berlin-2017", "sdg-migration")]
    with Session.create(path, forms, KNOWN, by="Amina", synchronous=False) as session:
        for _ in range(2):
            for form in forms[1:]:
                for question in form.questions:
                    if question.type == "text" and form.repeat_of(question) is None and chance.random() < 0.8:
                        session.answer(form.form_id, question.name, prose(chance))
        session.flush()
    return path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Submissions as they arrive."""
    return submissions(tmp_path_factory.mktemp("submissions"))


@pytest.fixture(scope="session")
def secretariat(made: list[Made], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection in which a secretariat has worked, closed; not to be changed."""
    folder = tmp_path_factory.mktemp("secretariat")
    with pytest.MonkeyPatch.context() as own:
        for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
            own.setenv(name, str(folder))
        collect(folder / NAME, made)
    return folder / NAME


@pytest.fixture(scope="session")
def truth(secretariat: Path) -> Told:
    """All that it says."""
    return everything(secretariat)


@pytest.fixture
def collection(secretariat: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    path = tmp_path / NAME
    path.write_bytes(secretariat.read_bytes())
    return path
