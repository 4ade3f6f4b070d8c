"""Set Passerelle up and start it, test it, or check it. Needs nothing but Python 3.11 or newer.

python3 packaging/run.py               set up, then the window on the example country; without a
                                       display, the example's workbook, collection, PDF and Excel files
python3 packaging/run.py test          set up, then every check and every test
python3 packaging/run.py test WORDS    set up, then pytest with these words
python3 packaging/run.py check         the checks alone: style, types, floors, dependencies, catalogues
python3 packaging/run.py screenshots   the README's pictures
python3 packaging/run.py benchmarks    the measurements of tests/benchmarks
python3 packaging/run.py setup [dev]   set up only; dev also takes the development tools
python3 packaging/run.py WORDS         any other words go to passerelle: run.py forms, run.py new FILE …
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from machine import ensure_pip, ensure_qt_libraries, has_display, newer_python, user_data_folder

HOUSE = Path(__file__).resolve().parent.parent
VENV = HOUSE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": HOUSE / "packaging/requirements.lock", "dev": HOUSE / "packaging/requirements-dev.lock"}
OLDEST = (3, 11)
# the share of workbook/ that the core's tests have to run through, in per cent
COVERAGE = 95


def main(words: list[str]) -> int:
    if sys.version_info < OLDEST:
        newer = newer_python(OLDEST)
        if newer:
            return subprocess.call([newer, str(Path(__file__).resolve()), *words])
        print(
            "Passerelle needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".", file=sys.stderr
        )
        return 2
    if words and words[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]](words[1:])
    return start(words)


def set_up(kind: str) -> None:
    """Make `.venv` hold what the lock file says ("run" or "dev"), and compile the catalogues."""
    ensure_qt_libraries()
    if not up_to_date(kind):
        if not works(PYTHON):
            ensure_pip()
            print("Making .venv …", flush=True)
            run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        print(f"Installing from {LOCKS[kind].name} (the first time, some 150 MB) …", flush=True)
        talk = [] if sys.stdout.isatty() else ["--quiet"]
        install = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *talk]
        if call([*install, "--require-hashes", "--requirement", str(LOCKS[kind])]):
            raise SystemExit(
                "The libraries could not be installed (why stands above). Nothing else was changed."
            )
        for held in ("run", "dev") if kind == "dev" else ("run",):
            stamp(held).write_text(fingerprint(held), encoding="ascii")
    if stale_catalogues():
        run([str(PYTHON), "packaging/translations.py", "compile"])


def up_to_date(kind: str) -> bool:
    return works(PYTHON) and stamp(kind).exists() and stamp(kind).read_text("ascii") == fingerprint(kind)


def works(python: Path) -> bool:
    """Whether this interpreter starts and is new enough; a moved or half-made `.venv` does not."""
    code = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return python.exists() and subprocess.run([str(python), "-c", code], check=False).returncode == 0


def stamp(kind: str) -> Path:
    return VENV / f"passerelle-{kind}.sha256"


def fingerprint(kind: str) -> str:
    return hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()


def stale_catalogues() -> bool:
    compiled = [(source, source.with_suffix(".mo")) for source in HOUSE.glob("translations/*/*/*.po")]
    return any(not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime for po, mo in compiled)


def call(command: list[str], **environment: str) -> int:
    """Run a command in the house; its exit status."""
    known = {**os.environ, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, cwd=HOUSE, env=known, check=False).returncode


def run(command: list[str]) -> None:
    """Run a command in the house; a failure ends everything with its status."""
    status = call(command)
    if status:
        raise SystemExit(status)


def start(words: list[str]) -> int:
    set_up("run")
    passerelle = [str(PYTHON), "-m", "workbook"]
    if words:
        return subprocess.run(
            [*passerelle, *words],
            env={**os.environ, "PYTHONPATH": str(HOUSE), "PYTHONUTF8": "1"},
            check=False,
        ).returncode
    if not has_display():
        folder = HOUSE / "example-reports"
        print(
            f"There is no display: the example's workbook, collection, PDF and Excel files go to {folder}",
            flush=True,
        )
        return call([*passerelle, "demo", str(folder)])
    example = user_data_folder() / "exemple.passerelle"
    if not example.exists():
        example.parent.mkdir(parents=True, exist_ok=True)
        run([str(PYTHON), "-c", MAKE_EXAMPLE, str(example)])
    return call([*passerelle, str(example)])


MAKE_EXAMPLE = """
import os, sys
from pathlib import Path
from workbook.editing.example import create_example
made = Path(sys.argv[1])
half = made.with_name("half-" + made.name)
half.unlink(missing_ok=True)
create_example(half).close()
os.replace(half, made)
"""


# the installed script would name the folder that .venv was made in
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def checks() -> dict[str, list[str]]:
    module = [str(PYTHON), "-m"]
    return {
        "style": [*module, "ruff", "check", "--quiet", "."],
        "format": [*module, "ruff", "format", "--quiet", "--check", "."],
        "types": [*module, "mypy"],
        "floors": [str(PYTHON), "-c", LINT_IMPORTS, "--no-cache"],
        "dependencies": [*module, "deptry", "."],
        "catalogues": [str(PYTHON), "packaging/translations.py", "check"],
    }


# given here and not in pyproject.toml, because the core's tests run without the plugin that knows these words
STRICT_QT = ["-o", "qt_api=pyside6", "-o", "qt_log_level_fail=WARNING"]
STRICT_QT += ["-o", "qt_log_ignore=This plugin does not support"]


# the core's tests run without Qt; the journeys in processes of their own, and not all in the same ones: they make
# windows by the dozen, where the program has one, and PySide does not survive a hundred of them
APART = ("workbook", "journeys", "benchmarks")
EVERY_PAGE = "tests/journeys/test_every_page_in_both_languages.py"


def tests() -> dict[str, list[str]]:
    """The core's tests without Qt and with coverage; then all others, where a word from Qt is a failure."""
    pytest = [str(PYTHON), "-m", "pytest", "-q", "-n", "2"]
    others = sorted(path for path in HOUSE.glob("tests/*/") if path.name not in APART)
    with_tests = [str(path.relative_to(HOUSE)) for path in others if any(path.rglob("test_*.py"))]
    together = ["--dist", "worksteal"]  # neighbours in one process, so that what they share is made once
    core = ["tests/workbook", *together, "-p", "no:pytest-qt", "--cov", f"--cov-fail-under={COVERAGE}"]
    return {
        "the core's tests": [*pytest, *core, "--cov-report=term-missing:skip-covered"],
        "all other tests": [*pytest, *with_tests, *together, *STRICT_QT],
        "the journeys": [*pytest, "tests/journeys", "--ignore", EVERY_PAGE, *STRICT_QT],
        "every page": [*pytest, EVERY_PAGE, "-k", "not 200", *STRICT_QT],
        "every page at 200 %": [*pytest, EVERY_PAGE, "-k", "200", *STRICT_QT],
    }


def go_through(steps: dict[str, list[str]]) -> int:
    """Run every step, whatever became of the one before; say at the end which failed."""
    failed = []
    for name, command in steps.items():
        begun = time.monotonic()
        status = call(command, QT_QPA_PLATFORM="offscreen")
        print(f"-- {name}: {'failed' if status else 'passed'}, {time.monotonic() - begun:.0f} s", flush=True)
        if status:
            failed.append(name)
    print("Failed: " + ", ".join(failed) if failed else "All passed.", flush=True)
    return 1 if failed else 0


def check(rest: list[str]) -> int:
    set_up("dev")
    return go_through(checks())


def test(rest: list[str]) -> int:
    set_up("dev")
    if rest:
        return call([str(PYTHON), "-m", "pytest", *rest], QT_QPA_PLATFORM="offscreen")
    return go_through({**checks(), **tests()})


def screenshots(rest: list[str]) -> int:
    set_up("run")
    return call([str(PYTHON), "packaging/screenshots.py", *rest], QT_QPA_PLATFORM="offscreen")


def benchmarks(rest: list[str]) -> int:
    set_up("dev")
    return call([str(PYTHON), "-m", "tests.benchmarks", *rest], QT_QPA_PLATFORM="offscreen")


def only_set_up(rest: list[str]) -> int:
    set_up("dev" if "dev" in rest else "run")
    return 0


COMMANDS = {
    "test": test,
    "check": check,
    "screenshots": screenshots,
    "benchmarks": benchmarks,
    "setup": only_set_up,
}

if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
