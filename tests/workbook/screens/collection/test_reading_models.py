"""Search results, the code book, figures and exports, as the pages show them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collection_desk import FORM, QUESTION, REASONS, SAID, desk, give, take_in
from workbook.collection.coding.themes import add_theme, themes_of
from workbook.collection.collection import Collection
from workbook.collection.figures.figure import Filters as FigureFilters
from workbook.collection.words.search import Filters, read_hits
from workbook.document.cells import Cell
from workbook.errors import CannotWrite, InvalidValue
from workbook.languages import Catalogue
from workbook.progress import NO_PROGRESS, Cancelled
from workbook.questionnaire.model import LocalText
from workbook.screens.collection.code_book import (
    change_theme,
    code_book,
    coders,
    moved,
    passages_with_theme,
)
from workbook.screens.collection.exports import (
    KINDS,
    ExportChoice,
    contents,
    new_folder,
    proposed_name,
    writing,
)
from workbook.screens.collection.figure_page import (
    allowed,
    behind,
    row_key,
    shown_figure,
    table_html,
    table_text,
    write_svg,
)
from workbook.screens.collection.found import place_of, results
from workbook.screens.collection.places import found_place, question_place, submission_place

ENGLISH, FRENCH = Catalogue.load("en"), Catalogue.load("fr")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """Looked at by several tests, changed by none."""
    with desk(tmp_path_factory.mktemp("desk") / "marrakech.passerelle-collection") as made:
        coded(made)
        yield made


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """One's own, to change."""
    with desk(tmp_path / "marrakech.passerelle-collection") as made:
        coded(made)
        yield made


def coded(made: Collection) -> None:
    for theme_id, name in (
        ("data", LocalText("Données", "Data")),
        ("meet", LocalText("Réunions", "Meetings")),
    ):
        made.session.apply(add_theme(made.session.snapshot(), name, theme_id=theme_id))
    give(made, "CMR", "data", "Les données ventilées par statut migratoire")
    give(made, "BGD", "data", "scorecard of planned measures")
    give(made, "SEN", "meet", "Un comité de pilotage")


def test_what_was_found_stands_by_country(kept: Collection) -> None:
    found = results(kept.view(), "comité OR first", Filters(), "country", FRENCH)
    assert [(group.title, group.counted) for group in found.groups] == [
        ("Équateur", "1 réponse"),
        ("Sénégal", "1 réponse"),
    ]
    senegal = found.groups[1].lines[0]
    assert senegal.head.startswith("Berlin 2017, 1.2-4 · ")
    sha256 = senegal.hit.submission.sha256
    assert place_of(senegal.hit, "comité") == found_place(FORM, QUESTION, sha256, "comité")
    (read,) = read_hits(kept.view(), [senegal.hit], "comité")
    assert [read.excerpt.text[slice(*span)] for span in read.excerpt.spans] == ["comité"]


def test_what_was_found_stands_by_question_as_questions_are_asked(kept: Collection) -> None:
    found = results(kept.view(), "ministries OR surveys OR recruiters", Filters(), "question", ENGLISH)
    assert [(group.title.split(" · ")[0], [line.head for line in group.lines]) for group in found.groups] == [
        ("Berlin 2017, 1.2-3", ["Ecuador"]),
        ("Berlin 2017, 1.2-4", ["Bangladesh", "Ecuador", "Philippines"]),
        ("Action plan", ["Portugal"]),
    ]
    assert found.summary == "5 answers of 4 countries"


def test_a_search_is_limited(kept: Collection) -> None:
    africa = results(kept.view(), "comité OR scorecard", Filters(region="002"), "country", ENGLISH)
    assert [group.title for group in africa.groups] == ["Senegal"]
    themed = results(kept.view(), "comité OR scorecard", Filters(theme="data"), "country", ENGLISH)
    assert [group.title for group in themed.groups] == ["Bangladesh"]
    assert dict(themed.choices["theme"]) == {"data": "Data", "meet": "Meetings"}


def test_what_a_country_says_of_itself_leads_to_its_file(tmp_path: Path) -> None:
    with Collection.create(tmp_path / "one.passerelle-collection", "One") as made:
        cells = {Cell("identification", "", "institution", "value.en"): "Secretariat for Migration"}
        sha256 = take_in(made, "MAR", cells, "en", forms=("identification", FORM))
        (line,) = results(made.view(), "secretariat", Filters(), "country", ENGLISH).lines
        assert place_of(line.hit, "secretariat") == submission_place(sha256)


def test_themes_are_counted_in_countries_by_region(kept: Collection) -> None:
    book = code_book(kept.view(), "region", "", ENGLISH)
    heads = [column.head for column in book.columns]
    rows = {row.entries[0].text: [entry.text for entry in row.entries[1:]] for row in book.rows}
    assert heads == ["Theme", "Countries", "Passages", "Africa", "Americas", "Asia", "Europe"]
    assert rows == {"Data": ["2", "2", "1", "–", "1", "–"], "Meetings": ["1", "1", "1", "–", "–", "–"]}
    asia = book.rows[0].entries[heads.index("Asia")]
    assert asia.more == "1 country, 1 passage"


def test_themes_are_counted_by_round_table_in_a_region(kept: Collection) -> None:
    book = code_book(kept.view(), "round_table", "142", ENGLISH)
    assert [column.head for column in book.columns][3:] == ["1.2"]
    assert [[entry.text for entry in row.entries] for row in book.rows] == [
        ["Data", "1", "1", "1"],
        ["Meetings", "–", "–", "–"],
    ]


def test_the_passages_of_a_theme_say_whose_and_by_whom(kept: Collection) -> None:
    view = kept.view()
    passages = passages_with_theme(view, code_book(view, "region", "", ENGLISH), "data", ENGLISH)
    assert [one.head for one in passages] == [
        "Bangladesh, Berlin 2017, 1.2-4",
        "Cameroon, Berlin 2017, 1.2-4",
    ]
    assert passages[0].quote == "scorecard of planned measures"
    assert coders(passages) == (("Amina", 2),)


def test_a_passage_that_a_correction_no_longer_says_is_shown_with_both_texts(collection: Collection) -> None:
    (earlier,) = [one for one in collection.view().submissions if one.country == "CMR"]
    text = {Cell(FORM, "", QUESTION, "value.fr"): "Tout a changé."}
    take_in(collection, "CMR", text, "fr", deprecated=earlier.facts.instance)
    (orphan,) = code_book(collection.view(), "region", "", ENGLISH).orphans
    assert (orphan.theme, orphan.quote) == ("Data", "Les données ventilées par statut migratoire")
    assert orphan.now == "Tout a changé."
    assert orphan.place is not None


def test_a_theme_is_changed_as_one_act(collection: Collection) -> None:
    session = collection.session
    steps = len(session.steps())
    name, words = LocalText("Chiffres", "Figures"), LocalText("Ce que l’on  compte", "")
    session.apply(change_theme(session.snapshot(), "data", name, words))
    theme = themes_of(session.snapshot())[0]
    assert (theme.name, theme.description.fr) == (name, "Ce que l’on compte")
    assert len(session.steps()) == steps + 1
    with pytest.raises(InvalidValue):
        change_theme(session.snapshot(), "data", LocalText("", "Meetings"), LocalText())
    session.undo()
    assert themes_of(session.snapshot())[0].name.en == "Data"


def test_a_theme_moves_no_further_than_the_ends() -> None:
    assert moved(["a", "b", "c"], "b", -1) == ["b", "a", "c"]
    assert moved(["a", "b", "c"], "c", 1) == ["a", "b", "c"]


def test_a_figure_leads_to_the_answers_behind_it(kept: Collection) -> None:
    view = kept.view()
    shown = shown_figure(view, "coverage", FigureFilters(form=FORM), 480, ENGLISH)
    spots = {spot.words.split(":")[0]: spot.key for spot in shown.figure.regions}
    told = {
        country: behind(view, shown.figure, spots[f"{country}, 1.2-4"], ENGLISH)
        for country in ("Ecuador", "Kenya", "Portugal")
    }
    (reason,) = told["Ecuador"]
    assert reason.words == f"No data available: {REASONS['ECU'][1]}"
    assert reason.place == question_place(FORM, QUESTION, reason.place.row)
    assert [one.words for one in told["Kenya"]] == ["Silent"]
    assert [one.words for one in told["Portugal"]] == ["Not asked"]
    assert "D14" in reason.trace
    assert row_key(shown.figure, "not a row") == ""


def test_a_figure_wider_than_the_page_stands_in_parts_and_loses_nothing(kept: Collection) -> None:
    wide, narrow = (
        shown_figure(kept.view(), "coverage", FigureFilters(form=FORM), width, ENGLISH)
        for width in (900, 330)
    )
    assert (len(wide.parts), len(narrow.parts) > 1) == (1, True)
    assert narrow.figure.table == wide.figure.table
    boxes = [{spot.key for part in one.parts for spot in part.regions} for one in (wide, narrow)]
    assert boxes[0] <= boxes[1]


def test_a_figure_offers_what_it_understands(kept: Collection) -> None:
    shown = shown_figure(kept.view(), "coverage", FigureFilters(), 480, ENGLISH)
    assert dict(shown.menus["form"]) == {FORM: "Berlin 2017"}
    assert [code for code, _ in shown.menus["region"]] == ["002", "019", "142", "150"]
    left = allowed("budgets", FigureFilters(form=FORM, section="rt_1_2", region="002"))
    assert left == FigureFilters(region="002")


def test_a_figure_is_taken_along(kept: Collection, tmp_path: Path) -> None:
    figure = shown_figure(kept.view(), "coverage", FigureFilters(form=FORM), 480, ENGLISH).figure
    lines = table_text(figure).split("\n")
    assert len(lines) == 1 + len(figure.table.rows)
    assert len({line.count("\t") for line in lines}) == 1
    assert table_html(figure).count("<tr>") == len(lines)
    write_svg(figure, tmp_path / "figure.svg")
    assert (tmp_path / "figure.svg").read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(CannotWrite):
        write_svg(figure, tmp_path / "nowhere" / "figure.svg")


def test_what_leaves_says_what_it_will_contain(kept: Collection) -> None:
    view = kept.view()
    told = {kind.key: contents(view, ExportChoice(kind.key), ENGLISH) for kind in KINDS}
    assert told["synthesis"][:4] == ("9 countries", "2 questionnaires", "2 themes", "0 quoted passages")
    assert told["package"][:2] == ("10 submissions", "2 editions")
    assert told["letters"][0] == "10 letters"
    assert contents(view, ExportChoice("consolidated", edition="Berlin 2017"), ENGLISH)[0] == "1 country"


def test_files_are_called_after_the_collection(kept: Collection, tmp_path: Path) -> None:
    view, path = kept.view(), kept.path
    assert (
        proposed_name(view, ExportChoice(language="fr"), path, ENGLISH) == "marrakech-2018-synthesis-fr.pdf"
    )
    choice = ExportChoice("consolidated", edition="Berlin 2017")
    assert proposed_name(view, choice, path, ENGLISH) == "berlin-2017-consolidated-both.xlsx"
    assert proposed_name(view, ExportChoice("letters"), path, ENGLISH) == "marrakech-2018-letters"
    (tmp_path / "letters").mkdir()
    assert new_folder(tmp_path, "letters").name == "letters-2"


class Impatient:
    """Wants the work to stop at once."""

    def step(self, done: int, total: int, what: str = "") -> None:
        raise Cancelled


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_what_is_stopped_leaves_nothing(kept: Collection, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(Cancelled):
        writing(kept.view(), ExportChoice(kind), place / "out", ENGLISH)(Impatient())
    assert list(place.iterdir()) == []


def test_everything_is_written_where_it_was_wanted(kept: Collection, tmp_path: Path) -> None:
    written = writing(kept.view(), ExportChoice("json"), tmp_path / "all.json", ENGLISH)(NO_PROGRESS)
    assert written.words == "10 submissions"
    plain = json.loads(written.path.read_text(encoding="utf-8"))
    assert {one["country"] for one in plain["submissions"]} >= set(SAID)
