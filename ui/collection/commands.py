"""What each action of the collection's menus does. The names are those of `ui.actions.ACTS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.collection.example import ExampleCollection
    from ui.collection.window import CollectionWindow
    from ui.window import Window
    from workbook.screens.places import Place


class CollectionCommands:
    """One method an action."""

    def __init__(self, window: Window) -> None:
        self._window = window

        self._example: ExampleCollection | None = None

    @property
    def _collection(self) -> CollectionWindow:
        collection = self._window.collection
        assert collection is not None, "an action that needs a collection is disabled without one"
        return collection

    def open_example_collection(self) -> None:
        from ui.collection.example import ExampleCollection

        if self._example is None:
            self._example = ExampleCollection(self._window)
        self._example.open()

    def stop(self) -> None:
        """Stop what is under way, and wait for it: the window closes."""
        if self._example is not None:
            self._example.stop()

    def merge_submissions(self) -> None:
        """Begin a collection: ask where it is kept, open it, and ask for submissions."""
        from ui.collection.beginning import begin_collection

        if begin_collection(self._window):
            self.add_submissions()

    def close_collection(self) -> None:
        if self._window.close_opened():
            self._window.show_start()

    def add_submissions(self) -> None:
        self._collection.choose_and_admit()

    def add_folder(self) -> None:
        from ui.collection.admission.choosing import choose_folder

        folder = choose_folder(self._window, self._window.preferences)
        if folder is not None:
            self._collection.admit([folder])

    def name_collection(self) -> None:
        from ui.collection.title_dialog import name_collection

        name_collection(self._collection, self._window)

    def search_answers(self) -> None:
        self._collection.columns.show_left()
        self._collection.contents.focus_filter()

    def find_in_page(self) -> None:
        page = self._collection.page
        if page is not None:
            page.find_in_page()

    def toggle_beside(self) -> None:
        self._collection.columns.toggle_right()
        self._window.renew_actions()

    def go_submissions(self) -> None:
        from workbook.screens.collection.places import SUBMISSIONS

        self._go(SUBMISSIONS)

    def go_completeness(self) -> None:
        from workbook.screens.collection.places import COMPLETENESS

        self._go(COMPLETENESS)

    def go_themes(self) -> None:
        from workbook.screens.collection.places import THEMES

        self._go(THEMES)

    def go_figures(self) -> None:
        from workbook.screens.collection.places import FIGURES

        self._go(FIGURES)

    def go_exports(self) -> None:
        from workbook.screens.collection.places import EXPORTS

        self._go(EXPORTS)

    def _go(self, place: Place) -> None:
        self._collection.go_into(place)
