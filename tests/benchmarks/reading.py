"""How long it takes to read forms that came back, beside python-calamine and openpyxl on the same files.

    python -m tests.benchmarks.reading [--forms N] [--rounds N]

Ours reads in two child processes, started anew each time, and hands whole books to this one; python-calamine reads in
two threads, openpyxl in one (a part of the files, counted up). The forms are as openpyxl writes them, and, where
LibreOffice is installed, as it saves them again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import python_calamine
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from workbook.spreadsheets.book import Book
from workbook.spreadsheets.workers import Workers

SHEETS, ROWS, DIFFERENT = 6, 83, 8
OPENPYXL_SHARE = 10
PROSE = "Le comité interministériel suit la mise en œuvre des recommandations et en rend compte. "


def main(words: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(list(words))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models = [write_form(folder / f"form-{seed}.xlsx", seed) for seed in range(DIFFERENT)]
        compare("as openpyxl writes them", copies(models, folder / "written", options.forms), options.rounds)
        resaved = resave(models, folder / "resaved")
        if resaved:
            forms = copies(resaved, folder / "again", options.forms)
            compare("as LibreOffice saves them", forms, options.rounds)


class Cost(NamedTuple):
    """Seconds by the clock, and of processor in this process and its children."""

    clock: float
    processor: float


def compare(title: str, forms: list[Path], rounds: int) -> None:
    """Read all the forms in each way, the ways in turn, and print the medians."""
    share = forms[:: max(1, len(forms) // OPENPYXL_SHARE)]
    costs: dict[str, list[Cost]] = {"ours": [], "calamine": [], "openpyxl": []}
    seen: list[int] = []
    for _ in range(rounds):
        costs["ours"].append(measured(lambda: ours(forms, seen)))
        costs["calamine"].append(measured(lambda: calamine(forms)))
        part = measured(lambda: by_openpyxl(share))
        costs["openpyxl"].append(Cost(*(each * len(forms) / len(share) for each in part)))
    middle = {way: Cost(*map(statistics.median, zip(*each, strict=True))) for way, each in costs.items()}
    print(f"reading {len(forms)} forms, {title}:")
    for way, each in costs.items():
        clocks = [cost.clock for cost in each]
        print(f"  {way}: median {middle[way].clock:.2f} s ({min(clocks):.2f} to {max(clocks):.2f}),", end=" ")
        print(f"{middle[way].processor:.2f} s of processor")
    for index, kind in enumerate(Cost._fields):
        to_calamine = middle["ours"][index] / middle["calamine"][index]
        to_ours = middle["openpyxl"][index] / middle["ours"][index]
        print(f"  by {kind}: ours {to_calamine:.1f} x calamine, openpyxl {to_ours:.1f} x ours")
    print(f"  the largest child process took {max(seen) // 1024} MB")


def ours(forms: list[Path], seen: list[int]) -> None:
    """Read in two children; `seen` is added what each of them took, in kB."""
    with Workers("workbook.spreadsheets.reading:plain_book", count=2) as workers:
        for path, plain in workers.run(forms):
            if isinstance(plain, Exception):
                raise RuntimeError(path) from plain
            Book.from_plain(plain)
        seen += [peak(child) for child in children()]


def children() -> list[str]:
    return [pid for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]


def peak(child: str) -> int:
    lines = Path(f"/proc/{child}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def measured(read: Callable[[], object]) -> Cost:
    clock, processor = time.perf_counter(), processor_time()
    read()
    return Cost(time.perf_counter() - clock, processor_time() - processor)


def processor_time() -> float:
    return sum(os.times()[:4])


def calamine(forms: list[Path]) -> None:
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(calamine_one, forms))


def calamine_one(path: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def by_openpyxl(forms: list[Path]) -> None:
    for path in forms:
        for sheet in openpyxl.load_workbook(path).worksheets:
            for row in sheet.iter_rows(values_only=True):
                tuple(row)


def write_form(path: Path, seed: int) -> Path:
    """A form as a ministry sends it back: codes, questions, answers in two languages, days, figures, blanks."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    look: dict[str, Any] = {
        "font": Font("Arial", 10),
        "alignment": Alignment(wrap_text=True, vertical="top"),
        "border": Border(bottom=Side("thin", "CCCCCC")),
    }
    open_fill = PatternFill("solid", "FFF8E1")
    for page in range(SHEETS):
        sheet = book.create_sheet(f"Table {page + 1}")
        for row in range(1, ROWS + 1):
            values = (
                f"{page + 1}.{row}-{seed}",
                f"Question {row} / Question {row}: {PROSE * 2}",
                f"{seed}{page}{row} {PROSE * (row % 7)}" if row % 5 else None,
                f"{row} _x0041_ & <in> English {seed}" if row % 3 else None,
                date(2018, 1, 1) + timedelta(days=row),
                row * 1.5 + seed,
                ("Oui / Yes", "Non / No")[row % 2],
            )
            for column, value in enumerate(values, 1):
                cell = sheet.cell(row, column, value)
                cell.font, cell.alignment, cell.border = look["font"], look["alignment"], look["border"]
                if column in (3, 4):
                    cell.fill, cell.number_format = open_fill, "@"
    book.save(path)
    return path


def copies(models: list[Path], folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    return [
        Path(shutil.copy(models[number % len(models)], folder / f"{number}.xlsx")) for number in range(count)
    ]


def resave(models: list[Path], folder: Path) -> list[Path]:
    """The same forms as LibreOffice saves them; none if it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return []
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, models)], check=True, capture_output=True, timeout=300)
    return sorted(folder.glob("*.xlsx"))


if __name__ == "__main__":
    main(sys.argv[1:])
