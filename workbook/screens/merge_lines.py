"""The list of the merge desk in words: groups, lines, the head over them, and what a filter looks in."""

from __future__ import annotations

from datetime import datetime

from workbook.document.snapshot import Snapshot
from workbook.editing.contributions import contribution
from workbook.errors import N_
from workbook.exchange.received import Repair
from workbook.exchange.repairs import REASONS, REPAIRS
from workbook.languages import Catalogue
from workbook.questionnaire.values import fold
from workbook.screens.merge_sheet import Teller
from workbook.screens.merge_shown import Group, GroupKey, Head, Line, Mark
from workbook.screens.merge_things import Aside, Thing
from workbook.screens.merge_words import short_name

TITLES: dict[GroupKey, str] = {
    "decide": N_("To decide"),
    "agreed": N_("Without conflict, ticked beforehand"),
    "refused": N_("Refused"),
    "notes": N_("Written beside the form"),
    "repairs": N_("Understood in spite of how it was written"),
}
CONFLICT, SEVERAL = N_("conflict"), N_("{n} answers")
DECIDED = {"ours": N_("ours"), "both": N_("composed"), "theirs": N_("theirs")}
SENT, RECEIVED = N_("Sent on {date}"), N_("Received {moment}")
MARKS: dict[GroupKey, Mark] = {"refused": "error"}
MOST_SECTIONS = 6


class Lines:
    """Words for the list."""

    def __init__(self, teller: Teller) -> None:
        self._teller, self._catalogue = teller, teller.catalogue

    def group(self, key: GroupKey, entries: list[Thing | Aside]) -> Group:
        count = self._catalogue.number(len(entries))
        lines = tuple(self.line(one) for one in entries)
        return Group(key, self._catalogue.gettext(TITLES[key]), count, lines)

    def line(self, entry: Thing | Aside) -> Line:
        if isinstance(entry, Aside):
            return self._aside(entry)
        words, one = self._teller.words, entry.difference
        chosen = entry.chosen(self._teller.decisions)
        if entry.group == "agreed":
            return Line(
                entry.key,
                "",
                words.number(one),
                words.title(one),
                words.kind(one),
                chosen not in ("", "ours"),
            )
        if entry.group == "refused":
            title = self._catalogue.quote(_one_line(one.refusal.text)) if one.refusal else words.title(one)
            address = one.where.address if one.where else ""
            return Line(entry.key, "error", words.number(one), title, address)
        mark: Mark = "decided" if chosen else "conflict"
        return Line(entry.key, mark, words.number(one), words.title(one), self._decision(entry, chosen))

    def _aside(self, aside: Aside) -> Line:
        told = aside.told
        if isinstance(told, Repair):
            text = told.before or self._catalogue.gettext(REPAIRS[told.kind])
        else:
            text = told.text
        title = self._catalogue.quote(_one_line(text))
        return Line(aside.key, MARKS.get(aside.group, ""), "", title, told.where.address)

    def said(self, entry: Thing | Aside) -> str:
        """Everything that a filter looks in, for comparing."""
        line = self.line(entry)
        if isinstance(entry, Aside):
            told = entry.told
            more = [told.where.sheet, self._catalogue.gettext(TITLES[entry.group])]
            more.append(REASONS.get(told.reason, "") if not isinstance(told, Repair) else REPAIRS[told.kind])
        else:
            one, words = entry.difference, self._teller.words
            code = self._catalogue.code
            more = [words.kind(one), words.title(one, whole=True)]
            more += [f"{section.code} {section.title(code)}" for section in one.sections]
            more += [words.value(values, side) for values in one.values for side in ("ours", "theirs")]
            more += [offer.comparison.ministry for offer in entry.offers]
        return fold(" ".join((line.number, line.title, line.word, *more)))

    def head(self) -> Head:
        """Who sent it, which file, when it went out and came back; of several files, whose they are."""
        catalogue, comparisons = self._catalogue, self._teller.comparisons
        n = len(comparisons)
        if n > 1:
            title = catalogue.ngettext("{n} contribution", "{n} contributions", n)
            names = tuple(dict.fromkeys(one.ministry for one in comparisons))
            return Head(title.format(n=catalogue.number(n)), names)
        one = comparisons[0]
        moment = catalogue.date_time(datetime.fromisoformat(self._teller.received_at))
        lines = [one.name, catalogue.gettext(RECEIVED).format(moment=moment)]
        if sent := self._teller.sent_on(one):
            known = contribution(one.ours, one.instance)
            parts = _sections(one.ours, known.sections, catalogue) if known else ""
            words = catalogue.gettext(SENT).format(date=sent)
            lines.append(f"{words}{catalogue.colon()} {parts}" if parts else words)
        return Head(one.ministry, tuple(lines))

    def _decision(self, thing: Thing, chosen: str) -> str:
        if chosen.removeprefix("theirs").isdecimal():
            return short_name(thing.offers[int(chosen.removeprefix("theirs"))].comparison.ministry)
        if chosen:
            return self._catalogue.gettext(DECIDED[chosen])
        if not thing.contested:
            return self._catalogue.gettext(CONFLICT)
        return self._catalogue.gettext(SEVERAL).format(n=len(thing.offers))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:120]


def _sections(snapshot: Snapshot, sections: tuple[str, ...], catalogue: Catalogue) -> str:
    """`Berlin 1.2, 3.1`: what was asked, in short."""
    names = []
    for section in sections[:MOST_SECTIONS]:
        form, _, name = section.partition("/")
        asked = snapshot.forms.get(form)
        if asked is None:
            continue
        title = (asked.short_title or asked.title).get(catalogue.code)
        item = (
            next((item for item in asked.flat if item.name == name or item.code == name), None)
            if name
            else None
        )
        names.append(f"{title} {item.code or item.title(catalogue.code)}" if item else title)
    more = "…" if len(sections) > MOST_SECTIONS else ""
    return ", ".join(dict.fromkeys(names)) + more
