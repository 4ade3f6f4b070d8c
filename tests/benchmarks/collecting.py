"""How long it takes to admit 200 submissions of real size, beside what a secretariat would write today with pandas.

    python -m tests.benchmarks.collecting [--files N] [--rounds N] [--share N] [--counts 1000,5000]

Each way runs in a process of its own, the ways in turn. Ours reads in as many children as the machine allows, checks,
stores and indexes; `by_pandas` does the same work in one process, on every `share`th file, counted up. Then: a second
run over the same files, what memory the program takes with its children, where a file's time goes, and (`--counts`)
how it grows. Clocks say what a person waits on this machine as it is; processor time says what was done.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

from tests.collection_example.generating import generate, generate_many
from workbook.collection.admission import admit
from workbook.collection.collection import Collection
from workbook.collection.reading import read_in_child
from workbook.questionnaire.library import available

SEED, PROFILED, MEGABYTE = 2018, 12, 1_000_000
NAME = "secretariat.passerelle-collection"
Cost = dict[str, float]


def main(words: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--share", type=int, default=10)
    parser.add_argument("--counts", default="", help="also so many at once, such as 1000,5000")
    parser.add_argument("--do", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(list(words))
    if options.do:
        way, folder, target = options.do
        print(json.dumps(watched(lambda: WAYS[way](Path(folder), Path(target)))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "files"
        generate(folder, options.files, SEED)
        compare(folder, options.rounds, options.share)
        where_time_goes(sorted(folder.glob("*sound*.xlsx"))[:PROFILED])
        for count in (int(one) for one in options.counts.split(",") if one):
            grown(Path(name) / str(count), count)


def admit_all(folder: Path, target: Path) -> None:
    """As `passerelle collect` does."""
    with Collection.open(target) if target.exists() else Collection.create(target) as collection:
        admit(collection, [folder])


def collect_by_pandas(folder: Path, target: Path) -> None:
    from tests.benchmarks.by_pandas import collect

    target.unlink(missing_ok=True)
    collect(sorted(folder.glob("*.xlsx")), target)


WAYS: dict[str, Callable[[Path, Path], None]] = {"ours": admit_all, "pandas": collect_by_pandas}


def compare(folder: Path, rounds: int, share: int) -> None:
    """The ways in turn, medians and ratios."""
    files = sorted(folder.glob("*.xlsx"))
    part = folder.parent / "part"
    part.mkdir()
    for file in files[::share]:
        os.link(file, part / file.name)
    scale = len(files) / len(files[::share])
    costs: dict[str, list[Cost]] = {"first": [], "again": [], "pandas": []}
    for number in range(rounds):
        target = folder.parent / f"{number}-{NAME}"
        costs["first"].append(run("ours", folder, target))
        costs["again"].append(run("ours", folder, target))
        costs["pandas"].append(scaled(run("pandas", part, folder.parent / "pandas.db"), scale))
    middle = {way: median(each) for way, each in costs.items()}
    size = sum(file.stat().st_size for file in files) / MEGABYTE
    print(f"admitting {len(files)} files ({size:.0f} MB), median of {rounds}:")
    for way, cost in middle.items():
        print(f"  {way}: {cost['clock']:.1f} s, {cost['processor']:.1f} s of processor", end="")
        print(
            f" ({cost['children']:.1f} of them in children)"
            if way != "pandas"
            else f" (1 in {share}, counted up)"
        )
    for kind in ("clock", "processor"):
        faster = middle["pandas"][kind] / middle["first"][kind]
        again = middle["again"][kind] / middle["first"][kind]
        print(f"  by {kind}: {faster:.1f} x as fast as pandas; the second run {again:.2f} x the first")
    told_memory(middle["first"])


def run(way: str, folder: Path, target: Path) -> Cost:
    """Do it in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.collecting", "--do", way, str(folder), str(target)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    cost: Cost = json.loads(done.stdout.splitlines()[-1])
    return cost


def scaled(cost: Cost, scale: float) -> Cost:
    return cost | {kind: cost[kind] * scale for kind in ("clock", "processor", "children")}


def median(costs: list[Cost]) -> Cost:
    return {kind: statistics.median(cost[kind] for cost in costs) for kind in costs[0]}


def told_memory(cost: Cost) -> None:
    print(
        f"  memory at the peak: {cost['own']:.0f} MB, {cost['all']:.0f} MB with its children (shared pages once)"
    )


def watched(work: Callable[[], None]) -> Cost:
    """What some work costs: seconds by the clock and of processor, of it in children, and memory at the peak in MB."""
    available()  # read once by every program, not a part of the work
    peaks = {"own": 0.0, "all": 0.0}
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.2):
            own, children = resident(os.getpid()), sum(map(resident, children_of(os.getpid())))
            peaks.update(own=max(peaks["own"], own), all=max(peaks["all"], own + children))

    watching = threading.Thread(target=watch)
    watching.start()
    clock, times = time.perf_counter(), os.times()
    work()
    clock, after = time.perf_counter() - clock, os.times()
    over.set()
    watching.join()
    spent = [now - before for now, before in zip(after, times, strict=True)]
    return {"clock": clock, "processor": sum(spent[:4]), "children": sum(spent[2:4])} | {
        kind: peak / MEGABYTE for kind, peak in peaks.items()
    }


def children_of(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for each in lists for child in _text(each).split()]


def resident(process: int) -> float:
    """The memory of a process in bytes; a page that several have counts in parts."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((float(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # it is over
        return ""


STEPS = {
    "reading": "workbook.spreadsheets.reading.read_book",
    "interpreting": "workbook.exchange.reading.interpretation.interpret",
    "words to search by": "workbook.collection.words.tokens.search_words",
}


def where_time_goes(files: list[Path]) -> None:
    """The steps of a child on each file, in this process; what is none of them makes the rows to be written."""
    definitions = [dict(asked.plain) for asked in available()]
    timed = {step: _Timed(resolve_name(name)) for step, name in STEPS.items()}
    spent: dict[str, list[float]] = {}
    with ExitStack() as patches:
        for step, name in STEPS.items():
            patches.enter_context(patch(name, timed[step]))
        gc.disable()  # as in a child
        for file in files:
            gc.collect()
            start = time.process_time()
            read_in_child(file, definitions)
            steps = {step: one.taken() for step, one in timed.items()}
            steps["the rest"] = time.process_time() - start - sum(steps.values())
            for step, seconds in steps.items():
                spent.setdefault(step, []).append(seconds)
    gc.enable()
    told = ", ".join(f"{step} {1000 * statistics.median(each):.0f}" for step, each in spent.items())
    print(f"  a file of about 3,000 cells, in ms of processor: {told}")


class _Timed:
    """A function whose processor time is added up."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function, self.seconds = function, 0.0

    def __call__(self, *values: Any) -> Any:
        start = time.process_time()
        found = self.function(*values)
        self.seconds += time.process_time() - start
        return found

    def taken(self) -> float:
        """What was added up since it was asked last."""
        seconds, self.seconds = self.seconds, 0.0
        return seconds


def grown(folder: Path, count: int) -> None:
    """So many files of real size, admitted once, and once again."""
    generate_many(folder, count, SEED)
    target = folder.with_name(f"{count}-{NAME}")
    first, again = run("ours", folder, target), run("ours", folder, target)
    print(
        f"admitting {count} files: {first['clock']:.0f} s, {1000 * first['processor'] / count:.0f} ms of",
        end=" ",
    )
    print(
        f"processor a file; again {again['clock']:.1f} s; {target.stat().st_size / MEGABYTE:.0f} MB on the disk"
    )
    told_memory(first)
    start = time.perf_counter()
    Collection.open(target, read_only=True).close()
    print(f"  opening it and closing it: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
