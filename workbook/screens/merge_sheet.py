"""One line of the merge desk in full: what happened, the sides, what can be decided, what will be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbook.document.cells import Cell
from workbook.editing.contributions import contribution
from workbook.errors import N_, KnownError
from workbook.exchange.decisions import Decision, Decisions
from workbook.exchange.differences import Comparison, Difference
from workbook.exchange.read_as import read_as
from workbook.exchange.received import Listed, Where
from workbook.exchange.repairs import REASONS, REPAIRS
from workbook.exchange.resolve import resolve
from workbook.languages import Catalogue
from workbook.screens.difference import Part
from workbook.screens.merge_shown import BannerKind, Choice, Fact, Kept, Quote, Sheet, Side
from workbook.screens.merge_things import NOTE, Aside, Thing
from workbook.screens.merge_words import WHOLE_ROWS, SideName, Wording, abridged, short_name

BEFORE, OURS, THEIRS = N_("Before"), N_("Ours"), N_("Theirs")
CHANGED, RECEIVED = N_("changed on {date}"), N_("received on {date}")
UNCHANGED = N_("unchanged")
NOTHING, NOT_KNOWN = N_("Nothing stands here."), N_("It is not known what the form showed when it was sent.")
KEEP, TAKE, TAKE_OF = N_("Keep ours"), N_("Take theirs"), N_("Take {ministry}")
COMPOSE, COMPOSE_ALL = N_("Compose both"), N_("Compose all")
TEXT_KEPT, VALUE_KEPT, NOTHING_KEPT = N_("Text kept"), N_("What is kept"), N_("Nothing: it is empty.")
UNDERSTOOD = N_("Understood in spite of how it was written")
MINISTRY_NOTE, MAY_MEAN = N_("Note of the ministry"), N_("It may mean")
SAME_ROW = N_("The same row also came from {ministry}.")
SAME_ROW_MEANS = N_("The two are not made one. Untick the one that you do not want.")
IN_FILE, READ_AS = N_("In the file"), N_("Read as")
BOTH_SIDES = N_("Both sides changed this since it was sent on {date}. Nothing changes before your decision.")
BOTH_UNDATED = N_("Both sides have an answer here, and they differ. Nothing changes before your decision.")
SEVERAL = N_("Several ministries answered this, and not alike. Nothing changes before your decision.")
THEIRS_ONLY = N_("Only the ministry changed this. It conflicts with nothing.")
CLEARED = N_("The ministry emptied this. It is only taken if you tick it.")
UNANSWERED = N_("The ministry gives a reason in place of the answer. It is only taken if you tick it.")
NEW_ROW = N_("The ministry added this row. It conflicts with nothing.")
ROW_GONE = N_("The ministry took this row out. It is only taken out here if you tick it.")
REFUSED = N_("{why} It stands in {where} and is kept here word for word; nothing of it is stored.")
NOT_ONE = N_("{why} It stands in {where}. It is no answer, and is kept here word for word.")
REPAIRED = N_("It stands in {where}, and was understood all the same.")


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts lines into words. `received_at` is when the files were read, ISO 8601."""

    comparisons: Sequence[Comparison]
    decisions: Decisions
    received_at: str
    catalogue: Catalogue

    @property
    def words(self) -> Wording:
        return Wording(self.comparisons[0].ours, self.catalogue)

    def of_thing(self, thing: Thing) -> Sheet:
        """Something to decide."""
        one, chosen, choices = thing.difference, thing.chosen(self.decisions), thing.choices
        decided = chosen in choices
        return Sheet(
            thing.key,
            self.words.number(one),
            abridged(self.words.title(one, whole=True)),
            "conflict" if thing.group == "decide" else "error" if thing.group == "refused" else "info",
            self._what_happened(thing),
            whole_title=self.words.title(one, whole=True),
            sides=self._sides(thing),
            choices=tuple(Choice(key, self._choice(thing, key)) for key in choices),
            chosen=chosen if decided else "",
            kept=self._kept(thing, chosen) if decided else None,
            quotes=tuple(self._quotes(thing)),
            place=self.words.place(one),
            verbatim=one.refusal.text if one.refusal else "",
        )

    def of_aside(self, aside: Aside) -> Sheet:
        """Something that is only told."""
        told, gettext = aside.told, self.catalogue.gettext
        where = self.words.where(told.where)
        if isinstance(told, Listed):
            banner = gettext(NOT_ONE).format(why=gettext(REASONS[told.reason]), where=where)
            kind: BannerKind = "info" if told.reason == NOTE else "error"
            return Sheet(aside.key, "", abridged(told.text), kind, banner, told.text, verbatim=told.text)
        how = gettext(REPAIRS[told.kind])
        texts = [
            ("before", IN_FILE, told.before),
            ("theirs0", READ_AS, read_as(self.words.snapshot, told, self.catalogue)),
        ]
        sides = tuple(Side(key, gettext(title), "", (_fact(text),)) for key, title, text in texts if text)
        banner = gettext(REPAIRED).format(where=where)
        return Sheet(aside.key, "", how, "info", banner, how, sides=sides, verbatim=told.before)

    def _what_happened(self, thing: Thing) -> str:
        one, gettext = thing.difference, self.catalogue.gettext
        if one.refusal is not None:
            where = self.words.where(one.where)
            return gettext(REFUSED).format(why=one.refusal.why(self.catalogue), where=where)
        if thing.contested:
            return gettext(SEVERAL)
        if thing.group == "decide":
            sent = self.sent_on(thing.comparison)
            return gettext(BOTH_SIDES).format(date=sent) if sent and one.known else gettext(BOTH_UNDATED)
        if one.topic == "new_row":
            return gettext(NEW_ROW)
        if one.topic == "row_gone":
            return gettext(ROW_GONE)
        if one.clears:
            gives_reason = one.topic == "reason"
            return gettext(UNANSWERED if gives_reason else CLEARED)
        return gettext(THEIRS_ONLY)

    def sent_on(self, comparison: Comparison) -> str:
        """The day on which the form was sent, in words."""
        known = contribution(comparison.ours, comparison.instance)
        moments = (known.sent if known else "", comparison.received.source.written_at, comparison.base.at)
        return next((day for moment in moments if (day := self.words.day(moment))), "")

    def _sides(self, thing: Thing) -> tuple[Side, ...]:
        one, gettext = thing.difference, self.catalogue.gettext
        written = self.words.day(one.ours_at)
        same = one.known and all(values.before == values.ours for values in one.values)
        ours_note = gettext(CHANGED).format(date=written) if written else gettext(UNCHANGED) if same else ""
        came = gettext(RECEIVED).format(date=self.words.day(self.received_at))
        shown = [
            self._side("before", BEFORE, self.sent_on(thing.comparison), one, "before"),
            self._side("ours", OURS, ours_note, one, "ours"),
        ]
        if one.refusal is not None:
            text = (_fact(one.refusal.text),)
            return (*shown, Side("theirs", gettext(THEIRS), self.words.where(one.where), text))
        for at, offer in enumerate(thing.offers if thing.contested else thing.offers[:1]):
            title = offer.comparison.ministry if thing.contested else THEIRS
            note = "" if thing.contested else came
            shown.append(self._side(f"theirs{at}", title, note, offer.difference, "theirs"))
        return tuple(shown)

    def _side(self, key: str, title: str, note: str, one: Difference, side: SideName) -> Side:
        gettext = self.catalogue.gettext
        unknown = side == "before" and not one.known
        empty = gettext(NOT_KNOWN if unknown else NOTHING)
        name = gettext(title) if title in (BEFORE, OURS, THEIRS) else title
        return Side(key, name, note, self.words.facts(one, side), empty, muted=side == "before")

    def _choice(self, thing: Thing, key: str) -> str:
        gettext = self.catalogue.gettext
        if key == "ours":
            return gettext(KEEP)
        if key == "both":
            return gettext(COMPOSE_ALL if thing.contested else COMPOSE)
        if not thing.contested:
            return gettext(TAKE)
        name = short_name(thing.offers[int(key.removeprefix("theirs"))].comparison.ministry)
        return gettext(TAKE_OF).format(ministry=name)

    def _kept(self, thing: Thing, chosen: str) -> Kept:
        one, gettext = thing.difference, self.catalogue.gettext
        after = self._after(thing)
        if not all(offer.difference.is_text for offer in thing.offers):
            words = self._words_kept(thing, chosen, after) or gettext(NOTHING_KEPT)
            return Kept(gettext(VALUE_KEPT), None, words)
        values = one.values[0]
        stored = after.get(values.cell, values.ours)
        text = stored if isinstance(stored, str) else ""
        theirs = " ".join(self.words.value(offer.difference.values[0], "theirs") for offer in thing.offers)
        check = self.words.to_check(self.words.value(values, "ours"), theirs, text)
        return Kept(gettext(TEXT_KEPT), text, "", one.language or self.catalogue.code, check)

    def _words_kept(self, thing: Thing, chosen: str, after: Mapping[Cell, Any]) -> str:
        one = thing.difference
        if one.topic in WHOLE_ROWS:
            return self.words.kept(one, "ours" if chosen == "ours" else "theirs")
        stored = tuple(v._replace(theirs=after.get(v.cell, v.ours)) for v in one.values)
        return self.words.kept(replace(one, values=stored), "theirs")

    def _after(self, thing: Thing) -> Mapping[Cell, Any]:
        """What the decisions on one thing would store."""
        try:
            changes = resolve(self.comparisons, self._own(thing)).change_set.changes
        except KnownError:
            return {}
        return {change.cell: change.after for change in changes}

    def _own(self, thing: Thing) -> Mapping[str, Decision]:
        """The decisions on one thing, with the new rows that it needs."""
        keys = {offer.difference.key for offer in thing.offers}
        keys |= {need for offer in thing.offers for need in offer.difference.needs}
        return {key: self.decisions[key] for key in keys if key in self.decisions}

    def _quotes(self, thing: Thing) -> Iterator[Quote]:
        one, gettext = thing.difference, self.catalogue.gettext
        for repair in one.repairs:
            yield Quote(gettext(UNDERSTOOD), self._repair(repair.kind, repair.before, repair.where))
        if one.refusal is not None and one.refusal.readings:
            values = one.values[0]
            readings = [
                self.words.value(values._replace(theirs=one), "theirs") for one in one.refusal.readings
            ]
            yield Quote(gettext(MAY_MEAN), "\n".join(readings))
        for ministry in thing.twins:
            yield Quote(gettext(SAME_ROW).format(ministry=ministry), gettext(SAME_ROW_MEANS))
        for offer in thing.offers:
            for note in offer.comparison.beside:
                if note.reason == NOTE and _same_line(note.where, offer.difference.where):
                    yield Quote(gettext(MINISTRY_NOTE), self.catalogue.quote(note.text))

    def _repair(self, kind: str, before: str, where: Where) -> str:
        told = self.catalogue.gettext(REPAIRS[kind])
        return f"{told} {self.catalogue.quote(before)} ({self.words.where(where)})"


def _fact(text: str) -> Fact:
    return Fact("", text, (Part("same", text),))


def _same_line(one: Where, other: Where | None) -> bool:
    if other is None or one.sheet != other.sheet:
        return False
    return re.sub(r"\D", "", one.address) == re.sub(r"\D", "", other.address)
