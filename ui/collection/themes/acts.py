"""What a person does with the code book: add, change, order, merge, delete, take from a file, write to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.collection.acting import Acts
from ui.collection.bilingual_dialog import BilingualDialog, DialogWords
from ui.files import first_folder
from ui.language import interface, tr, trn
from workbook.collection.coding import themes
from workbook.collection.coding.code_book import read_code_book, write_code_book
from workbook.collection.coding.codings import take_away
from workbook.collection.coding.themes import Theme, themes_of
from workbook.errors import N_, KnownError
from workbook.questionnaire.model import LocalText
from workbook.screens.collection.code_book import OrphanLine, change_theme, moved

NAME, DESCRIPTION = N_("Name"), N_("What belongs to it")
ADD = DialogWords(
    N_("New theme"),
    N_("What is the new theme called?"),
    N_("Add the theme"),
    ((NAME, False), (DESCRIPTION, True)),
)
CHANGE = DialogWords(
    N_("Theme"), N_("What is the theme called?"), N_("Keep the changes"), ((NAME, False), (DESCRIPTION, True))
)
DELETE_ASK = N_("Delete the theme “{name}”?")
KEEP, DELETE = N_("Keep it"), N_("Delete the theme")
DELETED, MERGED = N_("Theme deleted: {name}"), N_("Merged into {name}")
EXPORT, IMPORT = N_("Export the code book"), N_("Import a code book")
FILE = N_("code-book")
WRITTEN = N_("Code book written: {file}")
READ = N_("Code book taken over: {added} added, {altered} changed.")
NOTHING_NEW = N_("The code book has all of this already.")


class CodeBookActs(Acts):
    """Every act is a step that can be undone."""

    def add(self) -> None:
        session = self.context.session

        def keep(texts: tuple[LocalText, ...]) -> None:
            session.apply(themes.add_theme(session.snapshot(), texts[0], texts[1]))

        BilingualDialog(ADD, (LocalText(), LocalText()), keep, parent=self.parent).exec()

    def change(self, theme: Theme) -> None:
        session = self.context.session

        def keep(texts: tuple[LocalText, ...]) -> None:
            plan = change_theme(session.snapshot(), theme.id, texts[0], texts[1])
            if plan.changes:
                session.apply(plan)

        BilingualDialog(CHANGE, (theme.name, theme.description), keep, parent=self.parent).exec()

    def move(self, theme: Theme, by: int) -> None:
        snapshot = self.context.session.snapshot()
        order = moved([one.id for one in themes_of(snapshot)], theme.id, by)
        self.make(lambda: themes.reorder_themes(snapshot, order))

    def merge(self, theme: Theme, into: Theme) -> None:
        """Give the passages of a theme to another one."""
        snapshot = self.context.session.snapshot()
        words = tr(MERGED).format(name=into.name.get(interface.code))
        self.make(lambda: themes.merge_themes(snapshot, into.id, [theme.id]), words)

    def delete(self, theme: Theme) -> None:
        """Ask first where passages would lose the theme."""
        session, name = self.context.session, theme.name.get(interface.code)
        passages, files = themes.passages_with(session.snapshot(), theme.id)
        if passages and not self._is_sure(name, passages, files):
            return
        words = tr(DELETED).format(name=name)
        self.make(lambda: themes.delete_theme(session.snapshot(), theme.id), words)

    def drop_orphan(self, orphan: OrphanLine) -> None:
        """Take a theme from a passage that is no longer there."""
        self.make(lambda: take_away(self.context.session.snapshot(), orphan.coding.id))

    def write(self) -> None:
        """Ask where the code book goes, as CSV or as JSON."""
        folder = first_folder(self.context.preferences)
        kinds = "CSV (*.csv);;JSON (*.json)"
        proposed = str(folder / f"{tr(FILE)}.csv")
        name, kind = QFileDialog.getSaveFileName(self.parent, tr(EXPORT), proposed, kinds)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in (".csv", ".json"):
            path = path.with_name(path.name + (".json" if "json" in kind else ".csv"))
        book = themes_of(self.context.session.snapshot())
        words = tr(WRITTEN).format(file=path.name)
        self.context.jobs.run(
            lambda _: write_code_book(book, path),
            lambda _: self.context.messages.toast(words),
            self.context.messages.error,
        )

    def read(self) -> None:
        """Ask for a code book, and take its themes over as one step."""
        folder = str(first_folder(self.context.preferences))
        name, _ = QFileDialog.getOpenFileName(self.parent, tr(IMPORT), folder, "CSV, JSON (*.csv *.json)")
        if name:
            self.take_from(Path(name))

    def take_from(self, path: Path) -> None:
        """Themes of the same id or name are changed, others added; none is deleted."""
        try:
            taken = read_code_book(self.context.session.snapshot(), path)
        except KnownError as error:
            self.context.messages.error(error)
            return
        n = taken.skipped
        left = trn(
            "{n} line without a name was left out.", "{n} lines without a name were left out.", n
        ).format(n=n)
        words = tr(READ).format(added=taken.added, altered=taken.altered)
        told, nothing = (f"{one} {left if n else ''}".strip() for one in (words, tr(NOTHING_NEW)))
        self.make(lambda: taken.change_set, told, nothing)

    def _is_sure(self, name: str, passages: int, files: int) -> bool:
        n = interface.catalogue.number
        words = trn("{n} passage loses it", "{n} passages lose it", passages).format(n=n(passages))
        of = trn("in {n} country.", "in {n} countries.", files).format(n=n(files))
        verbs = (("delete", tr(DELETE)), ("keep", tr(KEEP)))
        ask = self.context.messages.ask
        return ask(tr(DELETE_ASK).format(name=name), f"{words} {of}", verbs, safe="keep") == "delete"
