"""The rules of the house: floors, sizes, catalogues, and nothing that does not belong in it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
CODE = sorted([*HOUSE.glob("workbook/**/*.py"), *HOUSE.glob("ui/**/*.py"), *HOUSE.glob("packaging/**/*.py")])
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
# functions that are better in one piece, as "file function"; they too have an end
LONGER: frozenset[str] = frozenset()
LONGER_RANGE = range(LONGEST_FUNCTION + 1, 51)
TEXTS = (".py", ".toml", ".lock", ".md", ".yaml", ".json", ".po", ".sh", ".spec", ".xml", ".desktop", "")
LAST_RESORT = {"workbook/cli/main.py", "ui/app.py", "ui/background.py"}


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)


def test_imports_go_downwards() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    found = run(sys.executable, "-c", code, "--no-cache")
    assert found.returncode == 0, found.stdout


def test_catalogues_are_fresh_and_whole() -> None:
    found = run(sys.executable, "packaging/translations.py", "check")
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_is_about_one_thing(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_short() -> None:
    long = {f"{name(path)} {node.name}": lines for path in CODE for node, lines in functions(path)}
    assert {key: lines for key, lines in long.items() if key not in LONGER} == {}
    assert {key: long.get(key) for key in LONGER if long.get(key, 0) not in LONGER_RANGE} == {}


def functions(path: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """The functions of a file that are longer than the guide, with their lines."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node, lines


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [path for path in CODE if name(path) not in LAST_RESORT], ids=name)
def test_only_the_two_ends_catch_everything(path: Path) -> None:
    """Elsewhere, whoever catches everything cleans up and raises it again."""
    caught = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ExceptHandler)]
    assert [node.lineno for node in caught if catches_all(node) and not raises_again(node)] == []


def catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    return any(
        isinstance(node, ast.Name) and node.id in ("Exception", "BaseException")
        for node in ast.walk(handler.type)
    )


def raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_the_core_loads_without_qt_and_without_heavy_libraries() -> None:
    """What the first window needs is imported without what only reports and exchange need."""
    heavy = (
        "PySide6",
        "openpyxl",
        "reportlab",
        "babel",
        "sqlite_utils",
        "yaml",
        "elementpath",
        "markdown_it",
    )
    code = (
        "import sys, workbook.editing.session, workbook.editing.completion, workbook.languages;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    assert run(sys.executable, "-c", code).stdout.strip() == "[]"


def test_no_path_of_a_machine_and_no_address_of_a_registry() -> None:
    tracked = run("git", "ls-files", "-z").stdout.split("\0")
    # Amina is invented: paths of her home stand for a person's
    strange = re.compile(
        r"/(home|root|Users)/(?!amina\b)\w|pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|"
        + re.escape(f"{HOUSE.parent}/"),
        re.ASCII,
    )
    texts = [HOUSE / file for file in tracked if file and Path(file).suffix in TEXTS]
    assert texts
    others = [path for path in texts if path.is_file() and path != Path(__file__)]
    assert [name(path) for path in others if strange.search(path.read_text("utf-8", "replace"))] == []
