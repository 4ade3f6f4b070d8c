"""Copies of a collection: cut across a save, or gone different ways in a synchronised folder."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.collection_example import Made
from tests.harness.collected import NAME, Told, everything, told
from workbook.collection.admission import admit
from workbook.collection.coding.themes import add_theme, themes_of
from workbook.collection.collection import Collection
from workbook.document.copies import copies_of
from workbook.document.document import Document
from workbook.editing.copies import compare_copy
from workbook.questionnaire.model import LocalText

PAGE = 4096
OF_A_FILE = ("answers", "files", "questions", "issues")


def moments(path: Path, made: list[Made]) -> list[bytes]:
    """The file after each submission that is admitted."""
    found = []
    with Collection.create(path) as collection:
        for one in made:
            admit(collection, [one.path])
            found.append(path.read_bytes())
    return found


def test_a_copy_cut_across_an_admission_holds_whole_files(
    made: list[Made],
    truth: Told,
    tmp_path: Path,
    times: Callable[[int, int], int],
    figure: Callable[[str], None],
) -> None:
    chance, said = random.Random(51), Counter[str]()
    states = moments(tmp_path / NAME, made[:4])
    copy = tmp_path / "copy.passerelle-collection"
    for _ in range(times(5, 100)):
        number = chance.randrange(1, len(states))
        before, after = states[number - 1], states[number]
        cut = chance.randrange(1, len(after) // PAGE) * PAGE
        copy.write_bytes(before[:cut] + after[cut:])
        with Collection.open(copy) as opened:
            said["put in order" if opened.session.document.mended else "as they are"] += 1
            found = told(opened)
        assert len(found["files"]) >= number
        for part in OF_A_FILE:
            assert found[part] == {sha256: truth[part][sha256] for sha256 in found[part]}
    figure(
        f"collection: {said.total()} copies cut across an admission: {said['as they are']} open as they are, "
        f"{said['put in order']} are put in order; every file that was there before is there, whole"
    )


def test_what_another_copy_received_and_coded_is_brought_together(
    made: list[Made], truth: Told, tmp_path: Path
) -> None:
    path, other = tmp_path / NAME, tmp_path / "secretariat (conflicted copy).passerelle-collection"
    with Collection.create(path) as collection:
        admit(collection, [made[0].path, made[1].path])
        collection.session.saver.copy_to(other).result()
    both = [made[0].sha256, made[1].sha256]
    with Collection.open(other, by="Benoît") as theirs:
        admit(theirs, [made[2].path, made[3].path])
        theirs.session.apply(add_theme(theirs.session.snapshot(), LocalText("Retour", "Return")))
        theirs.decide(both[0], "rejected", "là-bas")
        theirs.decide(both[1], "rejected", "là-bas aussi")
    with Collection.open(path, by="Awa") as ours:
        admit(ours, [made[3].path, made[4].path])
        ours.session.apply(add_theme(ours.session.snapshot(), LocalText("Santé", "Health")))
        ours.decide(both[0], "accepted", "ici")
        snapshot = ours.session.snapshot()
        assert copies_of(path, snapshot.document_id) == [other]
        compared = compare_copy(ours.session, snapshot, other)
        assert compared.comparison.relation == "diverged" and compared.has_news
        conflicts = {unit for unit, side in compared.sides.items() if side == "conflict"}
        assert conflicts == {("submissions", both[0], "")}, "the same file received twice is none"
        ours.session.apply(compared.taking)
        found = told(ours)
        names = {one.name.fr for one in themes_of(ours.session.snapshot())}
        decided = {one.sha256: one.decision for one in ours.view().submissions if one.decision}
        assert names == {"Retour", "Santé"}
        assert decided[both[0]].why == "ici" and decided[both[1]].why == "là-bas aussi"
        assert found["files"].keys() == {one.sha256 for one in made[:5]}
        for part in OF_A_FILE:
            assert found[part] == {sha256: truth[part][sha256] for sha256 in found[part]}
        ours.session.undo()
        assert made[2].sha256 not in told(ours)["files"]
    assert everything(path)["files"].keys() == {one.sha256 for one in (*made[:2], *made[3:5])}


def test_a_copy_is_written_with_all_that_was_read(collection: Path, truth: Told, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.passerelle-collection"
    with Collection.open(collection) as opened:
        opened.session.saver.copy_to(elsewhere).result()
    document = Document.open(elsewhere, read_only=True)
    known = document.read(lambda file: file.execute("SELECT count(*) FROM projections").fetchone())
    document.close()
    assert known == (len(truth["files"]),)
    assert everything(elsewhere) == truth
