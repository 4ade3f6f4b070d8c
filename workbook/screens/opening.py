"""What a person is told when a workbook is opened after a crash, damaged, or held elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from workbook.document.cells import Step
from workbook.document.damage import Damage
from workbook.document.lock import Holder
from workbook.document.snapshot import Snapshot
from workbook.editing.labels import step_label
from workbook.editing.session import Session
from workbook.errors import N_
from workbook.languages import Catalogue
from workbook.screens.changed_answers import Changed, ChangedAnswer, Kind, answer_named
from workbook.screens.collection.acts import is_act, part_title
from workbook.screens.commands import free_name
from workbook.screens.places import Place, place_of

PARTS = {
    "meta": N_("What the file says of itself"),
    "definitions": N_("A questionnaire"),
    "steps": N_("Steps of the history"),
    "changes": N_("Changes in the history"),
    "attachments": N_("An attached file"),
    "structure": N_("The way the file is built"),
}
THE_FILE = "file"


def moment_words(at: datetime, catalogue: Catalogue, now: datetime) -> str:
    """`today at 14:32:05`, `yesterday at 14:32:05`, `on 4 September 2018 at 14:32:05`, local time."""
    day, time = at.astimezone().date(), catalogue.time(at)
    today = now.astimezone().date()
    if day == today:
        return catalogue.gettext(N_("today at {time}")).format(time=time)
    if day == today - timedelta(days=1):
        return catalogue.gettext(N_("yesterday at {time}")).format(time=time)
    return catalogue.gettext(N_("on {date} at {time}")).format(date=catalogue.date(day), time=time)


def recovered_words(session: Session, catalogue: Catalogue, now: datetime) -> str:
    """What came back after the program was stopped, and when the last of it was saved."""
    steps = session.steps()
    last = steps[-1]
    moment = moment_words(datetime.fromisoformat(last.at), catalogue, now)
    words = catalogue.gettext(
        N_(
            "The program was stopped last time before it could close this workbook. All that was saved is here; the last of it was saved {moment}: {what}."
        )
    )
    return words.format(moment=moment, what=step_label(last, catalogue, session.step(last.reverts or 0)))


def place_of_last_step(session: Session) -> Place | None:
    """Where the last step was made, if that is one question and still there."""
    steps = session.steps()
    return _place(_meant(steps[-1], session), session.snapshot()) if steps else None


def held_words(holder: Holder, catalogue: Catalogue, now: datetime) -> str:
    """That the file may be open on another computer, whose lock does not reach this one."""
    words = catalogue.gettext(
        N_(
            "A note beside the file says that {user} has had it open on {computer} since {since}. If that is still so, close one of the two: otherwise there will be two copies that differ."
        )
    )
    try:
        since = catalogue.date_time(datetime.fromisoformat(holder.since))
    except ValueError:
        since = holder.since
    return words.format(user=holder.user, computer=holder.computer, since=since)


def damaged_answers(damages: Sequence[Damage], here: Snapshot, catalogue: Catalogue) -> Changed:
    """The damaged places by question: `lost`, or `kept` where the history had the answer once more."""
    found: dict[tuple[str, str, str], bool] = {}
    for damage in damages:
        if damage.cell:
            key = (damage.cell.form, damage.cell.row, damage.cell.question)
            found[key] = found.get(key, True) and damage.kept
    answers = [answer_named(here, catalogue, *key, "kept" if kept else "lost") for key, kept in found.items()]
    titles = {answer.form: _form_title(here, answer.form, catalogue) for answer in answers}
    parts = [_part(damage, catalogue) for damage in damages if not damage.cell]
    if parts:
        titles[THE_FILE] = catalogue.gettext(N_("The file itself"))
    return Changed((*answers, *parts), titles)


def salvaged_file(path: Path, catalogue: Catalogue) -> Path:
    """The path proposed for what is salvaged: beside the damaged file."""
    return free_name(path, catalogue.gettext(N_("salvaged")))


def backup_file(path: Path, at: datetime, catalogue: Catalogue) -> Path:
    """The path proposed for a backup written as a file: beside the damaged one."""
    word = catalogue.gettext(N_("backup"))
    return free_name(path, f"{word} {at.astimezone():%Y-%m-%d %Hh%M}")


def _part(damage: Damage, catalogue: Catalogue) -> ChangedAnswer:
    kind: Kind = "lost"
    title = catalogue.gettext(PARTS.get(damage.table, PARTS["structure"]))
    return ChangedAnswer(THE_FILE, "", title, kind, None, ())


def _form_title(here: Snapshot, form: str, catalogue: Catalogue) -> str:
    asked = here.forms.get(form)
    if is_act(form):
        return part_title(form, catalogue)
    return (asked.short_title or asked.title).get(catalogue.code) if asked else form


def _meant(step: Step, session: Session) -> Step:
    """The step that an undo or redo concerns, else the step itself."""
    reverted = session.step(step.reverts) if step.reverts else None
    return reverted or step


def _place(step: Step, snapshot: Snapshot) -> Place | None:
    form, name = str(step.args.get("form", "")), str(step.args.get("name", ""))
    asked = snapshot.forms.get(form)
    if asked is None or all(item.name != name for item in asked.flat):
        return None
    return place_of(snapshot, form, name, str(step.args.get("row", "")))
