"""A part of the example country that went to a ministry and came back, for the pictures of the desk."""

from __future__ import annotations

from pathlib import Path

from workbook.editing.contributions import send
from workbook.editing.creation import now
from workbook.editing.session import Session
from workbook.exchange.selection import Request
from workbook.exchange.sending import write_form

FORM, SECTION = "berlin-2017", "berlin-2017/3.1"
OURS, THEIRS = "salaire net", "salaire net garanti"
REFUSALS = "Reste à décrire le traitement des refus de visa."
ANNEXED = "Le traitement des refus de visa est décrit à l’annexe 3."
ON_REFUSALS = (
    "En cas de refus de visa, les frais de dossier sont remboursés et le candidat reste inscrit "
    "six mois sans nouvelle démarche."
)
PARTNERSHIPS = (
    "Trois conditions : un référentiel commun des métiers, que tiennent les deux services publics de l’emploi ; un accord "
    "bilatéral qui fixe qui paie la formation ; une loi qui reconnaît le titre dès l’embauche."
)


def part_that_came_back(workbook: Path, folder: Path) -> Path:
    """Send a section of the workbook, answer it elsewhere, and go on with one of its answers here."""
    path = folder / "travail.passerelle"
    with Session.open(workbook, by="Awa Diallo, point focal", backups=False) as session:
        request = Request("Travail", (SECTION,), contact="dgt@travail.example")
        session.apply(
            send(session.snapshot(), write_form(session.snapshot(), request, path, session.by, now()))
        )
        mine = session.snapshot().text(FORM, "q_3_1_1", language="fr")
        session.answer(FORM, "q_3_1_1", mine.replace(REFUSALS, ANNEXED), language="fr", state="review")
    with Session.open(path, by="Ibrahima Sow, ministère du Travail", backups=False) as theirs:
        text = theirs.snapshot().text(FORM, "q_3_1_1", language="fr")
        text = text.replace(OURS, THEIRS).replace(REFUSALS, ON_REFUSALS)
        theirs.answer(FORM, "q_3_1_1", text, language="fr", state="review")
        theirs.answer(FORM, "q_3_1_4", PARTNERSHIPS, language="fr", state="review")
    return path
