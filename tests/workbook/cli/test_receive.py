"""`passerelle receive`: what ministries sent back is shown, or merged as one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.workbook.cli.running import Commands
from workbook.document.backups import Shelf
from workbook.editing.contributions import contributions
from workbook.editing.session import Session
from workbook.questionnaire.library import load

BERLIN = "berlin-2017"


class Country(Commands):
    """A workbook, the form that was sent of it, and the commands that concern them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(capsys)
        self.file, self.folder = folder / "maroc.passerelle", folder

    def receive(self, *words: object, status: int = 0) -> Any:
        return self.json("receive", self.file, *words, status=status)

    def send(self, name: str, ministry: str = "Travail") -> Path:
        out = self.folder / name
        self.run("send", self.file, out, "--to", ministry, "--section", f"{BERLIN}/1.1", "action-plan")
        return out

    def text(self, question: str) -> str:
        with Session.open(self.file, read_only=True) as session:
            return session.snapshot().text(BERLIN, question, language="fr", fallback=False)


@pytest.fixture
def country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Country:
    made = Country(tmp_path, capsys)
    forms = [load(form) for form in ("identification", BERLIN, "action-plan")]
    known = {"country": "MAR", "edition": "Marrakech 2018", "languages": ["fr", "en"]}
    with Session.create(made.file, forms, known, by="Amina") as session:
        session.answer(BERLIN, "q_1_1_1", "Un accord.", language="fr")
        session.answer(BERLIN, "q_1_1_2", "Deux lois.", language="fr")
        session.add_row("action-plan", "actions", {"action_title": "Guichet", "lead": "Travail"})
    return made


def fill(path: Path, answers: dict[str, str]) -> None:
    """Type answers in French beside the codes that they belong to, and send no instructions back."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.remove(book.worksheets[0])
    for sheet in book:
        heads = {str(cell.value or "").split("\n")[0]: cell.column for cell in sheet[4]}
        place = next((at for head, at in heads.items() if head.startswith("Réponse")), None)
        for row in sheet.iter_rows(5):
            if place and row[0].value in answers:
                sheet.cell(row[0].row, place).value = answers[str(row[0].value)]
    book.save(path)


def test_to_show_changes_nothing(country: Country) -> None:
    form = country.send("travail.xlsx")
    fill(form, {"1.1-1": "Deux accords.", "1.1-3": "Une réponse."})
    before = country.file.read_bytes()
    found = country.receive(form)
    assert (found["applied"], found["taken"], found["left"]) == (False, 2, [])
    (file,) = found["files"]
    assert (file["ministry"], file["counts"]["theirs"], file["listed"]) == ("Travail", 2, [])
    (first, _) = [one for one in file["differences"] if one["kind"] == "theirs"]
    assert first["values"][0] | {"row": ""} == {
        "form": BERLIN,
        "row": "",
        "question": "q_1_1_1",
        "facet": "value.fr",
        "before": "Un accord.",
        "ours": "Un accord.",
        "theirs": "Deux accords.",
    }
    assert country.file.read_bytes() == before
    assert "Nothing was changed." in country.run("receive", country.file, form)


def test_theirs_and_ours_differ_in_the_conflicts(country: Country) -> None:
    form = country.send("travail.xlsx")
    fill(form, {"1.1-1": "Deux accords.", "1.1-3": "Une réponse."})
    country.run("answer", country.file, BERLIN, "q_1_1_1", "Un accord, en 2016.", "--in", "fr")
    assert len(country.receive(form)["left"]) == 1
    said = country.run("receive", country.file, form, "--take", "ours")
    assert "conflict" in said and "1 change applied." in said
    assert (country.text("q_1_1_1"), country.text("q_1_1_3")) == ("Un accord, en 2016.", "Une réponse.")
    country.run("undo", country.file)
    assert country.text("q_1_1_3") == ""
    country.run("receive", country.file, form, "--take", "theirs")
    assert (country.text("q_1_1_1"), country.text("q_1_1_3")) == ("Deux accords.", "Une réponse.")
    assert "contribution of Travail" in country.run("history", country.file)
    with Session.open(country.file, read_only=True) as session:
        (known,) = contributions(session.snapshot())
        kept = Shelf(session.document.document_id).backups()
    assert known.returned and known.merged
    assert any(one.reason == "before-merge" for one in kept)


def test_a_form_that_changes_nothing_came_back_all_the_same(country: Country) -> None:
    form = country.send("travail.xlsx")
    fill(form, {})
    found = country.receive(form, "--take", "ours")
    assert (found["taken"], found["changes"]) == (0, 0)
    with Session.open(country.file, read_only=True) as session:
        (known,) = contributions(session.snapshot())
    assert known.returned and not known.merged


def test_an_emptied_answer_is_never_taken_on_its_own(country: Country) -> None:
    form = country.send("travail.xlsx")
    fill(form, {"1.1-1": ""})
    found = country.receive(form, "--take", "theirs", status=1)
    assert (found["taken"], len(found["left"])) == (0, 1)
    assert country.text("q_1_1_1") == "Un accord."


def test_what_cannot_be_read_is_listed_word_for_word(country: Country) -> None:
    from openpyxl import load_workbook

    form = country.send("travail.xlsx")
    book = load_workbook(form)
    book.remove(book.worksheets[0])
    sheet = book["Actions"]
    row = next(row[0].row for row in sheet.iter_rows(5) if row[0].value == "n-01")
    heads = {str(cell.value).split("\n")[0]: cell.column for cell in sheet[4]}
    sheet.cell(row, 2).value = "Un portail"
    sheet.cell(row, heads["Fin"]).value = "presque fini"
    book.save(form)
    said = country.run("receive", country.file, form, "--take", "theirs", status=1)
    assert "“presque fini”" in said
    with Session.open(country.file, read_only=True) as session:
        assert len(session.snapshot().rows("action-plan", "actions")) == 2


def test_a_comment_on_a_cell_is_told(country: Country) -> None:
    from openpyxl import load_workbook
    from openpyxl.comments import Comment

    form = country.send("travail.xlsx")
    book = load_workbook(form)
    sheet = next(one for one in book if str(one["A5"].value) == "1")
    sheet["D7"].comment = Comment("À vérifier auprès de la Santé", "Driss")
    book.save(form)
    (file,) = country.receive(form, status=1)["files"]
    told = [(one["sheet"], one["cell"], one["reason"], one["text"]) for one in file["listed"]]
    assert told == [(sheet.title, "D7", "note", "À vérifier auprès de la Santé")]
    assert file["cells_listed"] == 0


def test_several_ministries_at_once(country: Country) -> None:
    one, other = country.send("travail.xlsx"), country.send("finances.xlsx", "Finances")
    fill(one, {"1.1-3": "Le travail répond."})
    fill(other, {"1.1-3": "Les finances répondent."})
    found = country.receive(one, other, "--take", "theirs")
    assert [file["ministry"] for file in found["files"]] == ["Travail", "Finances"]
    text = country.text("q_1_1_3")
    assert text.index("Travail") < text.index("Le travail") < text.index("Finances")
    assert "Les finances répondent." in text


def test_a_colleague_sends_a_workbook_back(country: Country) -> None:
    part = country.send("travail.passerelle")
    assert country.receive(part)["taken"] == 0
    with Session.open(part, by="Driss") as session:
        session.answer(BERLIN, "q_1_1_1", "Deux accords.", language="fr")
        session.comment(BERLIN, "q_1_1_1", "À vérifier.")
        session.add_row("action-plan", "actions", {"action_title": "Portail"})
    country.receive(part, "--take", "theirs")
    assert country.text("q_1_1_1") == "Deux accords."
    with Session.open(country.file, read_only=True) as session:
        snapshot = session.snapshot()
    assert snapshot.comments(BERLIN, "q_1_1_1")[0]["by"] == "Driss"
    assert len(snapshot.rows("action-plan", "actions")) == 2
    assert country.receive(part)["taken"] == 0


def test_a_file_that_cannot_be_used_changes_nothing(country: Country) -> None:
    form = country.send("travail.xlsx")
    fill(form, {"1.1-3": "Une réponse."})
    broken = country.folder / "broken.xlsx"
    broken.write_bytes(form.read_bytes()[:2000])
    before = country.file.read_bytes()
    country.run("receive", country.file, broken, "--take", "theirs", status=3)
    assert country.complaint
    country.run("receive", country.file, country.file, status=3)
    country.run("receive", country.file, country.folder / "none.xlsx", status=3)
    assert country.complaint.startswith("none.xlsx is not there.")
    (refused,) = country.receive(broken, status=3)["files"]
    assert (refused["file"], refused["state"]) == ("broken.xlsx", "refused")
    assert country.file.read_bytes() == before
    found = country.receive(broken, form, "--take", "theirs", status=1)
    assert [file["state"] for file in found["files"]] == ["read", "refused"]
    assert country.text("q_1_1_3") == "Une réponse."
