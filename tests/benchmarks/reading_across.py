"""What it takes to read across a collection of 200 submissions: to open it, to search in it, to write it down in Excel.

    python -m tests.benchmarks.reading_across [--files N] [--rounds N]

The consolidated Excel file is compared with what pandas takes for the very same cells, without any look, by
`DataFrame.to_excel`, in turn, each in a process of its own.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.collection_example.generating import generate
from workbook.collection.admission import admit
from workbook.collection.collection import Collection

SEED = 2018
NAME = "secretariat.passerelle-collection"
WORDS = (
    "travailleurs migrants",
    "recognition",
    "œuvre",
    "“social security agreements”",
    "inspection OR inspectors",
    "femmes -enfants",
    "transf*",
    "القانون",
)


def main(words: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--do", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args(list(words))
    if options.do:
        way, source, target = options.do
        print(WAYS[way](Path(source), Path(target)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder / "files", options.files, SEED)
        path = folder / NAME
        with Collection.create(path) as collection:
            admit(collection, [folder / "files"])
        read(path, options.rounds)
        export(path, folder, options.rounds)


def read(path: Path, rounds: int) -> None:
    """Opening, searching, one question of all countries."""
    from workbook.collection.words.search import read_hits, search

    opening = [milliseconds(lambda: Collection.open(path, read_only=True).close()) for _ in range(rounds)]
    print(f"opening the collection: {statistics.median(opening):.0f} ms")
    with Collection.open(path, read_only=True) as collection:
        view = collection.view()
        print(f"searching for the first time: {milliseconds(lambda: search(view, 'migrants')):.0f} ms")
        for typed in WORDS:
            spent = [milliseconds(lambda typed=typed: search(view, typed)) for _ in range(7)]
            hits = search(view, typed)
            shown = milliseconds(lambda hits=hits, typed=typed: read_hits(view, hits[:50], typed))
            print(f"  {typed}: {len(hits)} answers in {statistics.median(spent):.0f} ms,", end=" ")
            print(f"50 of them with their words {shown:.0f} ms more")
        asked = [milliseconds(lambda: view.answers("berlin-2017", "q_1_1_1")) for _ in range(7)]
        print(f"  one question, every country: {statistics.median(asked):.0f} ms")


def export(path: Path, folder: Path, rounds: int) -> None:
    """The consolidated file against the same cells by pandas."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        target = folder / f"{number}.xlsx"
        ours.append(run("consolidated", path, target))
        theirs.append(run("pandas", target, folder / f"pandas-{number}.xlsx"))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(
        f"the consolidated Excel file: {mine:.1f} s, the same cells by DataFrame.to_excel {other:.1f} s",
        end="",
    )
    print(f" ({mine / other:.2f} x), processor time")


def run(way: str, source: Path, target: Path) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.reading_across", "--do", way, str(source), str(target)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


def consolidated(source: Path, target: Path) -> float:
    """Seconds of processor to write the file, the reading of the collection among them."""
    from workbook.collection.publishing.consolidated.write import write_consolidated

    with Collection.open(source, read_only=True) as collection:
        view = collection.view()
        start = time.process_time()
        write_consolidated(view, target, "fr")
        return time.process_time() - start


def by_pandas(source: Path, target: Path) -> float:
    """Seconds of processor to write the cells of a file once more, from frames that are in memory."""
    import pandas as pd

    frames = pd.read_excel(source, sheet_name=None, header=None, dtype=object, engine="openpyxl")
    start = time.process_time()
    with pd.ExcelWriter(target, engine="openpyxl") as writer:
        for name, frame in frames.items():
            frame.to_excel(writer, sheet_name=name, header=False, index=False)
    return time.process_time() - start


WAYS: dict[str, Callable[[Path, Path], float]] = {"consolidated": consolidated, "pandas": by_pandas}


def milliseconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main(sys.argv[1:])
