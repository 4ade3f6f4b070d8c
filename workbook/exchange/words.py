"""Labels in both languages, as every sheet shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbook.languages import N_, Catalogue
from workbook.questionnaire.model import Choice, LocalText
from workbook.questionnaire.values import fold

STATES = {"draft": N_("Draft"), "review": N_("For review"), "final": N_("Final")}
REASONS = {
    "not_applicable": N_("Not applicable"),
    "no_data": N_("No data"),
    "confidential": N_("Confidential"),
    "pending": N_("To be completed by…"),
}
UNANSWERED = N_("Unanswered: {reason}")


def both(text: LocalText) -> str:
    """`Prévue / Planned`; once where both languages say the same."""
    return text.get("fr") if text.get("fr") == text.get("en") else f"{text.get('fr')} / {text.get('en')}"


@dataclass(frozen=True)
class Words:
    """The two catalogues side by side."""

    fr: Catalogue
    en: Catalogue

    @staticmethod
    def load() -> Words:
        return Words(Catalogue.load("fr"), Catalogue.load("en"))

    def pair(self, message: str, **values: object) -> LocalText:
        """A message in both languages, with its parameters filled in."""
        return LocalText(
            self.fr.gettext(message).format_map(values), self.en.gettext(message).format_map(values)
        )

    def line(self, message: str, **values: object) -> str:
        """A message in both languages on one line."""
        return both(self.pair(message, **values))

    def state(self, state: str) -> str:
        return self.line(STATES[state])

    def reason(self, reason: str, choices: Iterable[Choice] = ()) -> str:
        """The label of a reason for having no answer, told apart from a choice that bears the same words."""
        label = self.pair(REASONS.get(reason, REASONS["no_data"]))
        if fold(both(label)) in {fold(both(choice.label)) for choice in choices}:
            fr = self.fr.gettext(UNANSWERED).format(reason=label.fr[:1].lower() + label.fr[1:])
            en = self.en.gettext(UNANSWERED).format(reason=label.en[:1].lower() + label.en[1:])
            return both(LocalText(fr, en))
        return both(label)
