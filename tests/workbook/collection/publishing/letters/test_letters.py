"""Return letters are read back: each country finds what was received, what is missing, and which cells to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.workbook.collection.publishing.conftest import REFUSAL, answer
from tests.workbook.collection.publishing.received import ALL, BERLIN, PLAN, SDG, receive, refuse
from tests.workbook.collection.publishing.stopping import Stopping
from workbook.collection.collection import Collection
from workbook.collection.publishing.letters import Letters, write_letters
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell
from workbook.errors import CannotWrite
from workbook.exchange.received import Repair, Where
from workbook.progress import Cancelled
from workbook.questionnaire.library import load

DAY, DUE = date(2018, 9, 20), date(2018, 10, 15)


@pytest.fixture(scope="module")
def folder(view: CollectionView, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "letters"
    write_letters(view, path, DUE, day=DAY)
    return path


def text_of(path: Path, page: int | None = None) -> str:
    pages = PdfReader(path).pages
    chosen = pages if page is None else [pages[page]]
    return " ".join(" ".join(one.extract_text() for one in chosen).replace("\u00a0", " ").split())


def test_a_letter_for_each_country_named_by_its_code(folder: Path, view: CollectionView) -> None:
    old = next(one for one in view.submissions if one.edition == "Berlin 2017")
    names = sorted(one.name for one in folder.iterdir())
    assert names == ["DEU.pdf", "ECU.pdf", "FRA.pdf", f"MAR-{old.short}.pdf", "MAR.pdf", "TUN.pdf"]


def test_the_first_page_says_what_was_received_and_what_is_missing(folder: Path) -> None:
    words = text_of(folder / "ECU.pdf", 0)
    assert "Ecuador" in words and "20 September 2018" in words and "15 October 2018" in words
    assert "ECU.xlsx" in words and "Berlin 2017" in words and "1.1 (5)" in words


def test_the_annex_lists_every_question_that_is_missing(folder: Path) -> None:
    words = text_of(folder / "ECU.pdf")
    for form in (BERLIN, SDG):
        for question in load(form).guiding_questions:
            assert not question.required or f"{question.code} " in words


def test_the_letter_is_one_page_and_speaks_each_language_that_was_answered_in(folder: Path) -> None:
    english, both = text_of(folder / "ECU.pdf"), text_of(folder / "MAR.pdf")
    assert "Dear Sir or Madam" in english and "Madame, Monsieur" not in english
    assert "Dear Sir or Madam" in both and "Madame, Monsieur" in both
    assert "Respectfully yours" in text_of(folder / "ECU.pdf", 0)


def test_cells_that_were_repaired_or_not_read_are_named_with_their_text(folder: Path) -> None:
    words = text_of(folder / "FRA.pdf")
    assert "Actions!I5" in words and "1 234,5" in words and "1234.5" in words
    assert "Actions!E5" in words and "bientôt" in words


def test_what_a_cell_was_read_as_is_told_in_the_words_of_the_form(tmp_path: Path) -> None:
    read = (
        ("status", "choice", "in work", "implementation"),
        ("funded", "reason", "n/a", "no_data – Budget closed"),
    )
    repairs = [
        Repair(Where("Actions", f"G{number}"), kind, before, after, Cell(PLAN, "a1", question, "value"))
        for number, (question, kind, before, after) in enumerate(read)
    ]
    with Collection.create(tmp_path / "own.passerelle-collection", "Secretariat") as collection:
        cells = answer(PLAN, "action_title", "value.en", "Centre", "a1")
        receive(collection, "PHL", cells, languages=("en",), repairs=repairs)
        write_letters(collection.view(), tmp_path / "letters", day=DAY)
    words = text_of(tmp_path / "letters" / "PHL.pdf")
    plan = load(PLAN)
    assert plan.choice_label(plan.question("status"), "implementation", "en") in words
    assert "No data available – Budget closed" in words and "no_data" not in words
    assert plan.question("funded").label.en.split()[0] in words
    assert "Centre" in words and " a1 " not in f"{words} "


def test_a_refused_file_has_a_letter_that_says_why(folder: Path) -> None:
    words = text_of(folder / "DEU.pdf")
    assert "Germany" in words and "allemagne.xlsx" in words and REFUSAL.partition("is ")[2] in words


def complete() -> dict[Cell, object]:
    return {
        Cell(form, "", question.name, "missing"): {"reason": "not_applicable", "why": ""}
        for form in (BERLIN, SDG)
        for question in load(form).guiding_questions
    }


def written(tmp_path: Path, *countries: tuple[str, dict[Cell, object]]) -> Letters:
    with Collection.create(tmp_path / "own.passerelle-collection", "Secrétariat") as collection:
        for country, cells in countries:
            receive(collection, country, cells, forms=ALL[:3], languages=("en",))
        return write_letters(collection.view(), tmp_path / "letters", day=DAY)


def test_who_has_nothing_to_add_is_thanked_on_one_page(tmp_path: Path) -> None:
    written(tmp_path, ("SEN", complete()))
    path = tmp_path / "letters" / "SEN.pdf"
    assert len(PdfReader(path).pages) == 1 and "Nothing more is asked of you" in text_of(path)


def test_what_waits_for_a_decision_says_why_and_names_the_other_file(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "own.passerelle-collection", "Secrétariat") as collection:
        for text, edition in (("One.", "Marrakech 2018"), ("Two.", "MARRAKECH 2018")):
            cells = answer(BERLIN, "q_1_1_1", "value.en", text)
            receive(collection, "PHL", cells, edition=edition, forms=ALL[:2], languages=("en",))
        view = collection.view()
        made = write_letters(view, tmp_path / "letters", day=DAY)
    waiting = [name for name, one in made.written if one.state == "received"]
    assert len(waiting) == 2 and sorted(waiting)[1] == "PHL.pdf"
    words = text_of(tmp_path / "letters" / "PHL.pdf")
    assert "another workbook for the same edition" in words and "do not count" in words


def test_a_file_of_no_known_country_is_named_to_the_secretariat(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "own.passerelle-collection", "Secrétariat") as collection:
        refuse(collection, "inconnu.xlsx", REFUSAL)
        made = write_letters(collection.view(), tmp_path / "letters", day=DAY)
    assert made.written == () and [one.facts.name for one in made.without] == ["inconnu.xlsx"]


def test_no_file_says_where_a_letter_is_written(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "own.passerelle-collection", "Secrétariat") as collection:
        for country in ("../../EVIL", "A/B", "XYZ", "PHL"):
            receive(collection, country, {}, forms=ALL[:2], languages=("en",))
        named = {one.country for one in collection.view().submissions}
        (tmp_path / "deep" / "out").mkdir(parents=True)
        made = write_letters(collection.view(), tmp_path / "deep" / "out" / "letters", day=DAY)
    assert named == {"", "XYZ", "PHL"}
    assert [name for name, _ in made.written] == ["PHL.pdf"] and len(made.without) == 3
    assert [path.name for path in tmp_path.rglob("*.pdf")] == ["PHL.pdf"]


@pytest.mark.parametrize("after", [0, 2])
def test_stopping_leaves_nothing(view: CollectionView, tmp_path: Path, after: int) -> None:
    with pytest.raises(Cancelled):
        write_letters(view, tmp_path / "letters", progress=Stopping(after))
    assert list(tmp_path.glob("*letters*")) == []


def test_what_is_there_already_is_not_touched(view: CollectionView, tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite):
        write_letters(view, tmp_path / "letters")
    assert (tmp_path / "letters").read_text(encoding="utf-8") == "mine"
