"""What the first sheet of a file says: of a submission, and of a form for someone who never heard of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbook.document.snapshot import Snapshot
from workbook.exchange.selection import Request
from workbook.exchange.words import Words
from workbook.languages import N_, Catalogue
from workbook.questionnaire.model import LocalText

SUBMISSION = N_("National submission")
CONTRIBUTION = N_("Contribution form")
WRITE = N_("Write in the tinted cells. They turn white once filled: a finished sheet is white.")
STATE = N_("Choose a state for every answer. Where there is none, choose a reason and say why in its place.")
MEASURES = N_("In a list of measures, “None” is an answer; a blank is not.")
ROWS = N_("In tables, write new rows in the empty ones.")
CODES = N_("Leave the codes of the first column as they are: they say which answer it is. Rows may be moved.")
LONG = N_("A text of more than 30,000 characters goes on in the next row, under the same code: 1/2, 2/2.")
MARKS = N_("Words between **two asterisks** are printed in bold; lines that begin with a dash, as a list.")
SEND_BACK = N_("Save as .xlsx and send the whole file back, even if it is not complete.")
EITHER = N_("Answer in French, in English or in both languages; either is welcome.")
FOR_WHAT = N_(
    "{sender} is preparing the answers of {country} to the Global Forum on Migration and Development (GFMD), and "
    "asks {ministry} for its part."
)
NO_PROGRAM = N_("This is an ordinary Excel file. It needs no other program, no network and no password.")
KNOWN = N_("What is already known stands in the cells. Please check it, correct it and complete it.")
SAFE = N_("Nothing is overwritten: every change is read before it is taken over.")
BY = N_("Please send it back by {date}, by e-mail, to {person}.")
SOON = N_("Please send it back, by e-mail, to {person}.")
THE_FOCAL_POINT = N_("the national focal point")


@dataclass(frozen=True, slots=True)
class Cover:
    """Title, paragraphs under headings, and numbered steps."""

    title: LocalText
    steps: tuple[LocalText, ...]
    about: tuple[tuple[LocalText, tuple[LocalText, ...]], ...] = ()


def submission_cover(words: Words) -> Cover:
    """What the first sheet of the submission says."""
    steps = (WRITE, STATE, MEASURES, ROWS, CODES, LONG, SEND_BACK)
    return Cover(words.pair(SUBMISSION), tuple(map(words.pair, steps)))


def contribution_cover(snapshot: Snapshot, request: Request, words: Words) -> Cover:
    """What the first sheet of a ministry's form says."""
    why = [_in_both(FOR_WHAT, snapshot, request, words), words.pair(NO_PROGRAM)]
    back = [_in_both(BY if request.due else SOON, snapshot, request, words), words.pair(SAFE)]
    if request.shows_answers:
        why.append(words.pair(KNOWN))
    either = [EITHER] if len(request.languages) > 1 else []
    steps = (WRITE, *either, STATE, MEASURES, ROWS, MARKS, CODES, SEND_BACK)
    return Cover(
        words.pair(CONTRIBUTION),
        tuple(map(words.pair, steps)),
        (
            (words.pair(N_("What this file is for")), tuple(why)),
            (words.pair(N_("To whom, and by when")), tuple(back)),
        ),
    )


def _in_both(message: str, snapshot: Snapshot, request: Request, words: Words) -> LocalText:
    fr, en = (
        catalogue.gettext(message).format_map(facts(snapshot, request.ministry, request.due, catalogue))
        for catalogue in (words.fr, words.en)
    )
    return LocalText(fr, en)


def facts(snapshot: Snapshot, ministry: str, due: date | None, catalogue: Catalogue) -> dict[str, str]:
    """Who asks whom, for which country, by when, in a language: for covers and for letters."""
    person = snapshot.focal_point or catalogue.gettext(THE_FOCAL_POINT)
    address = snapshot.text("identification", "email")
    country = snapshot.country_name(catalogue.code) or snapshot.country
    return {
        "sender": snapshot.institution(catalogue.code) or catalogue.gettext(THE_FOCAL_POINT),
        "country": country,
        "edition": snapshot.edition or "GFMD",
        "ministry": ministry,
        "date": catalogue.date(due) if due else "",
        "person": f"{person} ({address})" if address else person,
    }
