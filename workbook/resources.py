"""Where the program's own files are: beside the packages, in a checkout as in an installed folder."""

from __future__ import annotations

from pathlib import Path

_HOUSE = Path(__file__).resolve().parent.parent


def resource_path(*parts: str) -> Path:
    """The path of something in `resources/`."""
    return _HOUSE.joinpath("resources", *parts)


def translations_folder() -> Path:
    """The folder of the gettext catalogues."""
    return _HOUSE / "translations"
