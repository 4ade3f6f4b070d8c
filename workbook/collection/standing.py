"""Which of the files received count: decided from what they say of themselves and from what the secretariat decided.

The order in which files came changes nothing. What cannot be told apart waits for a person; nothing is replaced in
silence. The identities are OpenRosa's: `instance`, and `deprecated` for the one that a correction replaces.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from workbook.collection.facts import Decision, Facts, State, Submission
from workbook.errors import N_
from workbook.questionnaire.values import fold

REASONS = {
    "refused": N_("The file cannot be read."),
    "rejected": N_("Rejected by the secretariat."),
    "no_country": N_("The file does not say which country it is about."),
    "unknown_country": N_("The file names a country that is not in the list of countries."),
    "same_identity": N_("Another file has the same identity and other answers."),
    "two_countries": N_("Another country’s file has the same identity."),
    "two_documents": N_("The country has sent another workbook for the same edition."),
    "corrected": N_("A correction has taken its place."),
    "later": N_("A later submission of the same workbook has taken its place."),
    "chosen": N_("The secretariat has chosen another file."),
}
Key = Callable[[Facts], Hashable]


def standings(
    files: Iterable[Facts],
    decisions: Mapping[str, Decision],
    numbers: Mapping[str, int],
    countries: frozenset[str],
) -> tuple[Submission, ...]:
    """What stands of each file, in the order given. `numbers` are those of projections, `countries` the codes known."""
    everything = list(files)
    judged = _Standings(everything, decisions, countries)
    judged.settle()
    spellings = _spellings(everything)
    return tuple(
        Submission(
            one,
            *judged.found[one.sha256],
            judged.rivals.get(one.sha256, ()),
            numbers.get(one.sha256, 0),
            decisions.get(one.sha256),
            spellings[fold(one.edition)],
        )
        for one in everything
    )


def _spellings(files: Iterable[Facts]) -> dict[str, str]:
    """How most files spell each edition; of as frequent ones one that is neither all capitals nor all small letters."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in files:
        counted[fold(one.edition)][one.edition] += 1
    return {
        name: max(found, key=lambda one: (found[one], not (one.isupper() or one.islower()), one))
        for name, found in counted.items()
    }


class _Standings:
    """Files are put aside one rule after the other; what no rule puts aside counts."""

    def __init__(
        self, files: list[Facts], decisions: Mapping[str, Decision], countries: frozenset[str]
    ) -> None:
        self.found: dict[str, tuple[State, str, str]] = {}
        self.rivals: dict[str, tuple[str, ...]] = {}
        self._files, self._decisions, self._countries = files, decisions, countries

    def settle(self) -> None:
        for one in self._files:
            self._judge_alone(one)
        self._part(lambda one: one.instance or one.sha256, "same_identity")
        self._part_countries()
        self._supersede()
        self._part(lambda one: (self._country(one), fold(one.edition)), "two_documents")
        for one in self._open():
            doubtful = one.listed or one.doubts
            accepted = self._is_chosen(one) or not doubtful
            self.found[one.sha256] = ("accepted" if accepted else "issues", "", "")

    def _open(self) -> list[Facts]:
        return [one for one in self._files if one.sha256 not in self.found]

    def _country(self, one: Facts) -> str:
        decision = self._decisions.get(one.sha256)
        return (decision.country if decision else "") or one.country

    def _is_chosen(self, one: Facts) -> bool:
        decision = self._decisions.get(one.sha256)
        return decision is not None and decision.verdict == "accepted"

    def _judge_alone(self, one: Facts) -> None:
        decision = self._decisions.get(one.sha256)
        if one.refusal is not None:
            self.found[one.sha256] = ("rejected", "refused", "")
        elif decision is not None and decision.verdict == "rejected":
            self.found[one.sha256] = ("rejected", "rejected", "")
        elif not self._country(one):
            self.found[one.sha256] = ("received", "no_country", "")
        elif self._country(one) not in self._countries:
            self.found[one.sha256] = ("received", "unknown_country", "")

    def _groups(self, key: Key) -> list[list[Facts]]:
        groups: dict[Hashable, list[Facts]] = defaultdict(list)
        for one in self._open():
            groups[key(one)].append(one)
        return [group for group in groups.values() if len(group) > 1]

    def _part(self, key: Key, reason: str) -> None:
        """Of several that only one can be, the one that the secretariat chose; else all of them wait."""
        for group in self._groups(key):
            alike = len({self._country(one) for one in group}) == 1
            self._choose(group, reason if alike else "two_countries")

    def _part_countries(self) -> None:
        """One document, or a line of corrections, under several countries."""
        by_instance = {one.instance: one for one in self._open() if one.instance}
        for key in (lambda one: one.document or one.sha256, lambda one: _first(one, by_instance)):
            for group in self._groups(key):
                if len({self._country(one) for one in group}) > 1:
                    self._choose(group, "two_countries")

    def _choose(self, group: list[Facts], reason: str) -> None:
        chosen = [one for one in group if self._is_chosen(one)]
        for one in group:
            if len(chosen) != 1:
                self.found[one.sha256] = ("received", reason, "")
                others = (other.sha256 for other in group if other is not one)
                self.rivals[one.sha256] = tuple(sorted(others))
            elif one is not chosen[0]:
                self.found[one.sha256] = ("superseded", "chosen", chosen[0].sha256)

    def _supersede(self) -> None:
        """A correction takes the place of what it names, and a later export that of an earlier one."""
        standing = sorted(self._open(), key=_age)
        corrections = {one.deprecated: one for one in standing if one.deprecated}
        for one in standing:
            correction = corrections.get(one.instance)
            if correction is not None and not _leads_back(one, corrections):
                self.found[one.sha256] = ("superseded", "corrected", correction.sha256)
        for group in self._groups(lambda one: (one.document or one.sha256, fold(one.edition))):
            *earlier, last = sorted(group, key=_age)
            for one in earlier:
                self.found[one.sha256] = ("superseded", "later", last.sha256)


def _age(one: Facts) -> tuple[int, str, str]:
    return one.step, one.written_at, one.sha256


def _first(one: Facts, by_instance: Mapping[str, Facts]) -> str:
    """The identity of the file that a line of corrections begins with; the least of a circle."""
    line = [one.instance or one.sha256]
    while one.deprecated in by_instance and one.deprecated not in line:
        one = by_instance[one.deprecated]
        line.append(one.instance)
    return min(line[line.index(one.deprecated) :]) if one.deprecated in line else line[-1]


def _leads_back(one: Facts, corrections: Mapping[str, Facts]) -> bool:
    """Whether files correct each other in a circle, so that none of them is the last."""
    met = {one.instance}
    following = corrections.get(one.instance)
    while following is not None and following.instance not in met:
        met.add(following.instance)
        following = corrections.get(following.instance)
    return following is not None
