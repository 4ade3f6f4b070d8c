"""All benchmarks, one after the other, each in a process of its own: `python -m tests.benchmarks`. Nothing is asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOUSE = HERE.parents[1]


def main() -> int:
    """Run every module beside this one that has a `main`; the exit status is that of the worst."""
    worst = 0
    for path in sorted(HERE.glob("*.py")):
        if path.name.startswith("_") or "def main(" not in path.read_text(encoding="utf-8"):
            continue
        print(f"== {path.stem}", flush=True)
        ended = subprocess.run(
            [sys.executable, "-m", f"tests.benchmarks.{path.stem}"], cwd=HOUSE, check=False
        )
        worst = max(worst, abs(ended.returncode))
    return worst


if __name__ == "__main__":
    sys.exit(main())
