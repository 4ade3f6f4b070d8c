"""A ministry's form that came back: the same reading, of fewer questions and in the languages that were asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.workbook.exchange.reading.support import Sent, given, says_what_was_sent
from workbook.exchange.contribution import write_contribution
from workbook.exchange.selection import Request
from workbook.spreadsheets.reading import read_book

SECTIONS = (
    "berlin-2017/1.1",
    "dakar-2008/m_1_1",
    "action-plan",
    "registers/agreements",
    "sdg-migration/10.7",
)
ASKED = Request(
    "Ministère de l’intérieur", SECTIONS, ("fr", "en"), date(2026, 9, 14), True, "Amina, amina@example.org"
)


def _sent(sent: Sent, request: Request, folder: Path) -> Sent:
    path = folder / "formulaire.xlsx"
    write_contribution(sent.snapshot, request, path)
    return replace(sent, path=path, book=read_book(path))


@pytest.mark.parametrize("languages", [("fr", "en"), ("fr",), ("en",)])
@pytest.mark.parametrize("shows_answers", [True, False])
def test_an_untouched_form_says_what_was_sent(
    sent: Sent, tmp_path: Path, languages: tuple[str, ...], shows_answers: bool
) -> None:
    form = _sent(sent, replace(ASKED, languages=languages, shows_answers=shows_answers), tmp_path)
    received = form.received()
    assert says_what_was_sent(received)
    assert received.listed == received.repairs == received.new_rows == received.gone == ()
    assert (received.source.kind, received.source.ministry) == ("contribution", "Ministère de l’intérieur")
    assert (received.source.document_id, received.source.step) == (
        sent.snapshot.document_id,
        sent.snapshot.step,
    )
    assert received.source.doubts == ()


def test_what_a_ministry_typed_is_read(sent: Sent, tmp_path: Path) -> None:
    form = _sent(sent, replace(ASKED, shows_answers=False), tmp_path)
    edited = (
        form.sheet("berlin-2017")
        .put("1.1-4", "Réponse en français", "Oui, depuis 2015.")
        .put("1.1-4", "État", "Final")
    )
    received = form.received(edited.book)
    assert given(received, "berlin-2017", "q_1_1_4", "value.fr") == "Oui, depuis 2015."
    assert given(received, "berlin-2017", "q_1_1_4", "status") == "final"
    assert received.listed == ()
