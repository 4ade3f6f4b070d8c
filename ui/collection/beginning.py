"""Beginning a collection, or going on with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.files import choose_new_file
from ui.language import tr
from workbook.document.kinds import COLLECTION
from workbook.errors import N_, KnownError

if TYPE_CHECKING:
    from ui.window import Window

CHOOSE, PROPOSED = N_("Where the collection is kept"), N_("submissions")


def begin_collection(window: Window) -> bool:
    """Ask for a file: a new one is made, one that is there is opened. Whether a collection is open now."""
    from workbook.collection.collection import Collection

    proposed = tr(PROPOSED) + COLLECTION.suffix
    target = choose_new_file(window, window.preferences, tr(CHOOSE), proposed, replace=False)
    if target is None:
        return False
    if not target.exists():
        try:
            Collection.create(target, target.stem, by=window.preferences.author).close()
        except KnownError as error:
            window.messages.error(error)
            return False
    return window.open_path(target) and window.collection is not None
