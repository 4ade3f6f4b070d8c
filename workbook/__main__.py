"""`python -m workbook` is the same as `passerelle`, but for the children that read files: they start with less."""

from __future__ import annotations

import sys


def _main() -> int:
    from workbook.spreadsheets.child import ARGUMENT, serve

    if sys.argv[1:] == [ARGUMENT]:
        serve()
        return 0
    from workbook.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(_main())
