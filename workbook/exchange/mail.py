"""The letters that go with a form: to send it, and to remind of it; in French or in English, as text to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import Contribution
from workbook.errors import N_
from workbook.exchange.cover import facts
from workbook.exchange.selection import section_title
from workbook.languages import Catalogue, Language

SUBJECT = N_("Global Forum on Migration and Development, {edition}: contribution of {ministry}")
REMINDER_SUBJECT = N_("Reminder: {subject}")
GREETING = N_("Dear Sir or Madam,")
ASKING = N_(
    "{sender} is preparing the answers of {country} to the Global Forum on Migration and Development ({edition}) "
    "and would be grateful for the contribution of your ministry."
)
EXCEL = N_(
    "Please find attached the file {file}. It is an ordinary Excel file, which needs no other program; its first "
    "sheet says how to fill it in. It holds only what is asked of you:"
)
WORKBOOK = N_(
    "Please find attached the file {file}, which opens in Passerelle. It holds only what is asked of you:"
)
EITHER = N_("You may answer in French, in English or in both languages.")
BACK_BY = N_(
    "I would be grateful if you would send the file back to me by {date}, even if it is not complete. Every answer "
    "will be read before it is taken over, and nothing of what you write will be lost."
)
BACK_SOON = N_(
    "I would be grateful if you would send the file back to me as soon as you can, even if it is not complete. Every "
    "answer will be read before it is taken over, and nothing of what you write will be lost."
)
ON = N_(
    "On {sent} I sent you the file {file}, for the contribution of your ministry to the Global Forum on Migration and "
    "Development ({edition}):"
)
WAS_DUE = N_(
    "It was to be sent back by {date}. I have not received it yet, unless our messages have crossed."
)
IS_DUE = N_("May I remind you that it is to be sent back by {date}.")
NOT_BACK = N_("I have not received it yet, unless our messages have crossed.")
EVEN_PART = N_(
    "An incomplete file is of use as well: please send what you have. If you need more time, or no longer have the "
    "file, please let me know, and I will send it again."
)
AT_DISPOSAL = N_("I remain at your disposal for any question.")
CLOSING = N_("Yours faithfully,")


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter: to whom, about what, and the text."""

    to: str
    subject: str
    text: str

    @property
    def whole(self) -> str:
        """Subject and text, for a program that takes one piece."""
        return f"{self.subject}\n\n{self.text}"


def covering_mail(snapshot: Snapshot, sent: Contribution, language: Language) -> Mail:
    """The letter that a form goes out with."""
    letter = _Letter(snapshot, sent, language)
    back = BACK_BY if sent.due_date else BACK_SOON
    either = [EITHER] if len(sent.languages) > 1 else []
    kind = WORKBOOK if sent.medium == "workbook" else EXCEL
    return letter.mail(SUBJECT, ASKING, kind, "", *either, back, AT_DISPOSAL)


def reminding_mail(snapshot: Snapshot, sent: Contribution, language: Language, today: date) -> Mail:
    """The letter for a form that is not back: polite before the day, and after it."""
    letter = _Letter(snapshot, sent, language)
    due = NOT_BACK if sent.due_date is None else WAS_DUE if sent.due_date < today else IS_DUE
    return letter.mail(REMINDER_SUBJECT, ON, "", due, EVEN_PART, AT_DISPOSAL)


class _Letter:
    def __init__(self, snapshot: Snapshot, sent: Contribution, language: Language) -> None:
        self.snapshot, self.sent, self.catalogue = snapshot, sent, Catalogue.load(language)
        known = facts(snapshot, sent.ministry, sent.due_date, self.catalogue)
        self.facts = known | {"file": sent.file, "sent": self._day_sent(), "subject": ""}

    def mail(self, subject: str, *paragraphs: str) -> Mail:
        """The letter; the empty paragraph stands for the list of what is asked."""
        about = self._words(SUBJECT)
        self.facts["subject"] = about
        body = (self._words(one) if one else self._asked() for one in paragraphs)
        person, sender = self.snapshot.focal_point, self.snapshot.institution(self.catalogue.code)
        signature = "\n".join(part for part in (person, sender) if part)
        parts = (self._words(GREETING), *body, self._words(CLOSING), signature)
        return Mail(self.sent.contact, self._words(subject), "\n\n".join(part for part in parts if part))

    def _words(self, message: str) -> str:
        return self.catalogue.gettext(message).format_map(self.facts)

    def _asked(self) -> str:
        titles = (section_title(self.snapshot, one, self.catalogue) for one in self.sent.sections)
        return "\n".join(f"– {title}" for title in titles)

    def _day_sent(self) -> str:
        try:
            return self.catalogue.date(datetime.fromisoformat(self.sent.sent).astimezone().date())
        except ValueError:
            return "…"
