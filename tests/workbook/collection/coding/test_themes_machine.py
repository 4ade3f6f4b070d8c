"""Any order of acts on the code book and on passages, with undo and redo between them."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from workbook.collection.coding.codings import codings_of, give_new_theme, give_theme, mark_quoted, take_away
from workbook.collection.coding.passages import Passage
from workbook.collection.coding.themes import (
    add_theme,
    delete_theme,
    merge_themes,
    rename_theme,
    reorder_themes,
    themes_of,
)
from workbook.collection.collection import Collection
from workbook.document.snapshot import Snapshot
from workbook.editing.changes import ChangeSet
from workbook.editing.labels import LABELS
from workbook.errors import InvalidValue
from workbook.questionnaire.model import LocalText

NAMES = st.sampled_from(["Données", "données ", "Emploi", "Retour", "الهجرة", ""])
PLACES = st.sampled_from([("aa" * 32, 0, 5), ("aa" * 32, 3, 9), ("bb" * 32, 0, 5)])


class CodeBook(RuleBasedStateMachine):
    """What undo must give back is remembered before each act."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "essai.passerelle-collection"
        self.collection = Collection.create(path, "Essai", synchronous=False)
        self.before: list[Any] = []
        self.undone: list[Any] = []

    def teardown(self) -> None:
        path = self.collection.path
        cells = self.snapshot.cells
        self.collection.close()
        with Collection.open(path, backups=False) as again:
            assert again.session.snapshot().cells == cells
        self.folder.cleanup()

    @property
    def snapshot(self) -> Snapshot:
        return self.collection.session.snapshot()

    def theme(self, data: st.DataObject) -> str:
        return str(data.draw(st.sampled_from([one.id for one in themes_of(self.snapshot)])))

    def do(self, change_set: ChangeSet) -> None:
        assert change_set.kind in LABELS
        before = dict(self.snapshot.cells)
        self.collection.session.apply(change_set)
        if change_set.changes:
            self.before.append(before)
            self.undone.clear()

    @rule(name=NAMES)
    def add(self, name: str) -> None:
        taken = {one.name.fr.casefold() for one in themes_of(self.snapshot)}
        try:
            self.do(add_theme(self.snapshot, LocalText(name)))
        except InvalidValue:
            assert not name or name.strip().casefold() in taken

    @rule(name=NAMES.filter(bool), place=PLACES)
    def add_and_give(self, name: str, place: tuple[str, int, int]) -> None:
        taken = {one.name.fr.casefold() for one in themes_of(self.snapshot)}
        try:
            self.do(give_new_theme(self.snapshot, LocalText(name), passage(place), "Amina"))
        except InvalidValue:
            assert name.strip().casefold() in taken

    @precondition(lambda self: themes_of(self.snapshot))
    @rule(data=st.data(), place=PLACES)
    def give(self, data: st.DataObject, place: tuple[str, int, int]) -> None:
        self.do(give_theme(self.snapshot, self.theme(data), passage(place), "Amina"))

    @precondition(lambda self: themes_of(self.snapshot))
    @rule(data=st.data(), name=st.text(max_size=8))
    def rename(self, data: st.DataObject, name: str) -> None:
        theme = self.theme(data)
        try:
            self.do(rename_theme(self.snapshot, theme, LocalText(en=name)))
        except InvalidValue:
            return
        assert any(one.id == theme and one.name.en for one in themes_of(self.snapshot))

    @precondition(lambda self: len(themes_of(self.snapshot)) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        ids = [one.id for one in themes_of(self.snapshot)]
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=2, unique=True))
        coded = {one.passage for one in codings_of(self.snapshot) if one.theme in chosen}
        quoted = {one.passage for one in codings_of(self.snapshot) if one.theme in chosen and one.quoted}
        self.do(merge_themes(self.snapshot, chosen[0], chosen))
        left = [one for one in codings_of(self.snapshot) if one.theme == chosen[0]]
        assert {one.passage for one in left} == coded and len(left) == len(coded)
        assert {one.passage for one in left if one.quoted} == quoted
        assert {one.id for one in themes_of(self.snapshot)} == set(ids) - set(chosen[1:])

    @precondition(lambda self: themes_of(self.snapshot))
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.do(delete_theme(self.snapshot, self.theme(data)))

    @precondition(lambda self: themes_of(self.snapshot))
    @rule(data=st.data())
    def reorder(self, data: st.DataObject) -> None:
        order = data.draw(st.permutations([one.id for one in themes_of(self.snapshot)]))
        self.do(reorder_themes(self.snapshot, order))
        assert [one.id for one in themes_of(self.snapshot)] == order

    @precondition(lambda self: codings_of(self.snapshot))
    @rule(data=st.data(), quoted=st.booleans())
    def mark(self, data: st.DataObject, quoted: bool) -> None:
        coding = data.draw(st.sampled_from(codings_of(self.snapshot)))
        self.do(mark_quoted(self.snapshot, coding.id, quoted))

    @precondition(lambda self: codings_of(self.snapshot))
    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        coding = data.draw(st.sampled_from(codings_of(self.snapshot)))
        self.do(take_away(self.snapshot, coding.id))

    @rule()
    def undo(self) -> None:
        now = dict(self.snapshot.cells)
        if self.before:
            assert self.collection.session.undo() is not None
            assert self.snapshot.cells == self.before.pop()
            self.undone.append(now)

    @rule()
    def redo(self) -> None:
        now = dict(self.snapshot.cells)
        if self.undone:
            assert self.collection.session.redo() is not None
            assert self.snapshot.cells == self.undone.pop()
            self.before.append(now)

    @invariant()
    def every_passage_has_a_theme_of_the_code_book_once(self) -> None:
        known = {one.id for one in themes_of(self.snapshot)}
        codings = codings_of(self.snapshot)
        assert {one.theme for one in codings} <= known
        assert len({(one.theme, one.passage) for one in codings}) == len(codings)

    @invariant()
    def no_two_themes_have_one_name(self) -> None:
        names = [one.name.fr.casefold() for one in themes_of(self.snapshot) if one.name.fr]
        assert len(names) == len(set(names))


def passage(place: tuple[str, int, int]) -> Passage:
    sha256, start, end = place
    return Passage(sha256, "berlin-2017", "", "q_1_1_1", "value.fr", start, end, "mots" * (end - start))


CodeBook.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestCodeBook = CodeBook.TestCase
