"""The merge desk: what came back from ministries, what is decided of it, and the one step that decisions make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast, get_args

from workbook.document.snapshot import Snapshot
from workbook.editing.session import Session
from workbook.errors import N_, KnownError
from workbook.exchange.compare import compare
from workbook.exchange.decisions import KEEP, Decision, kept_decisions, ticked
from workbook.exchange.differences import Comparison
from workbook.exchange.resolve import Resolution, resolve
from workbook.languages import Catalogue
from workbook.questionnaire.values import fold
from workbook.screens.merge_lines import Lines
from workbook.screens.merge_sheet import Teller
from workbook.screens.merge_shown import Group, GroupKey, Head, Sheet, TabCount, TabKey
from workbook.screens.merge_things import Aside, Thing, asides_of, things_of
from workbook.screens.places import CONTRIBUTIONS, MERGE
from workbook.screens.question import Crumb

BULK = {
    "tick": N_("Tick all without conflict"),
    "untick": N_("Untick all without conflict"),
    "theirs": N_("Take theirs in every conflict"),
    "ours": N_("Keep ours in every conflict"),
    "later": N_("Decide every conflict later"),
}
TABS: dict[TabKey, str] = {"all": N_("All"), "decide": N_("To decide"), "refused": N_("Refused")}
POSITIONS: dict[GroupKey, str] = {
    "decide": N_("Conflict {at} of {n}"),
    "agreed": N_("Change {at} of {n}"),
    "refused": N_("Refused {at} of {n}"),
    "notes": N_("Note {at} of {n}"),
    "repairs": N_("Understood {at} of {n}"),
}
Entry = Thing | Aside


class MergeDesk:
    """Knows what is shown and decided; only `apply` changes something. `received_at` is when the files were read, ISO 8601.

    `touched` says that a person decided something that is not applied yet, `tab` is the current tab, `current` the key of the line that is shown ("" where there is none), `catalogue` the
    language that it speaks.
    """

    def __init__(self, comparisons: Sequence[Comparison], received_at: str, catalogue: Catalogue) -> None:
        self.comparisons = tuple(comparisons)
        self.received_at, self.catalogue = received_at, catalogue
        self.decisions: dict[str, Decision] = ticked(self.comparisons)
        self.tab: TabKey = "all"
        self.current, self._filter = "", ""
        self.touched = False
        self._resolution: Resolution | KnownError | None = None
        self._settling: frozenset[str] = frozenset()
        self._settled: frozenset[str] = frozenset()
        self._read_things()

    def joined_by(self, others: Sequence[Comparison]) -> MergeDesk:
        """A desk with more files beside these; what was decided stays so where it still can."""
        fresh = {one.instance for one in others}
        kept = [one for one in self.comparisons if one.instance not in fresh]
        made = MergeDesk((*kept, *others), self.received_at, self.catalogue)
        held = kept_decisions(self.comparisons, made.comparisons, self.decisions)
        contested = {offer.difference.key for one in made._things if one.contested for offer in one.offers}
        made._decide({key: one for key, one in held.items() if key not in contested})
        made.touched = self.touched
        return made

    def set_tab(self, tab: str) -> None:
        if tab in get_args(TabKey):
            self.tab = cast(TabKey, tab)
            self._stay()

    def set_filter(self, words: str) -> None:
        """Show only what has all of these words in its number, title, section, kind or values."""
        self._filter = words
        self._stay()

    def choose(self, key: str) -> None:
        """Show another line."""
        self.current = key

    def step(self, by: int) -> None:
        """Show the next line of the list, or the one before."""
        keys = self._keys()
        if self.current in keys:
            self.current = keys[max(0, min(len(keys) - 1, keys.index(self.current) + by))]

    def tick(self, key: str, on: bool) -> None:
        """Take what conflicts with nothing, or leave it."""
        thing = self._entries.get(key)
        if isinstance(thing, Thing) and thing.group == "agreed":
            self._decide(thing.decided("theirs" if on else "ours"))

    def decide(self, choice: str) -> None:
        """Decide the line that is shown: `ours`, `theirs` (or `theirs0`, `theirs1`…), `both`."""
        thing = self._entries.get(self.current)
        if isinstance(thing, Thing) and choice in thing.choices:
            self._decide(thing.decided(choice))

    def rewrite(self, text: str) -> None:
        """Keep a text of one's own in the line that is shown."""
        thing = self._entries.get(self.current)
        if isinstance(thing, Thing) and thing.choices:
            self._decide(thing.rewritten(text))

    def decide_all(self, wanted: str) -> None:
        """Decide all that is shown; `wanted` is a key of BULK. What several ministries contest stays as it is."""
        for key in self._keys():
            thing = self._entries[key]
            if not isinstance(thing, Thing) or thing.contested:
                continue
            if thing.group == "agreed" and wanted in ("tick", "untick"):
                takes = wanted == "tick" and not thing.difference.clears
                self._decide(thing.decided("theirs" if takes else "ours"))
            elif thing.group == "decide" and wanted in ("theirs", "ours"):
                self._decide(thing.decided(wanted))
            elif thing.group == "decide" and wanted == "later":
                self._decide({offer.difference.key: Decision("later") for offer in thing.offers})

    @property
    def is_empty(self) -> bool:
        """Whether nothing came back that differs, or has to be told."""
        return not self._entries

    @property
    def undecided(self) -> int:
        """How many conflicts wait for a decision."""
        return sum(
            1 for thing in self._things if thing.group == "decide" and not thing.chosen(self.decisions)
        )

    def resolution(self) -> Resolution:
        """The step that the decisions make. Raises InvalidValue."""
        if self._resolution is None:
            try:
                self._resolution = resolve(self.comparisons, self._unticked() | self.decisions)
            except KnownError as error:
                self._resolution = error
        if isinstance(self._resolution, KnownError):
            raise self._resolution
        return self._resolution

    def apply(self, session: Session) -> int:
        """Make what is decided one step of the session; gives how many things were changed.

        Raises StaleChange where an answer changed since `follow`, and InvalidValue; then nothing was applied.
        """
        resolution = self.resolution()
        self._settling = frozenset(self.decisions) - frozenset(resolution.left)
        try:
            session.apply(resolution.change_set)
            self.follow(session.snapshot())
            self.touched = False
        finally:
            self._settling = frozenset()
        return resolution.taken

    def _unticked(self) -> dict[str, Decision]:
        """What conflicts with nothing and is not ticked is left as it is."""
        agreed = (thing for thing in self._things if thing.group == "agreed")
        return {offer.difference.key: KEEP for thing in agreed for offer in thing.offers}

    @property
    def finished(self) -> bool:
        """Whether nothing waits for a decision."""
        return not self.undecided

    @property
    def count(self) -> int:
        """How many things would be changed."""
        try:
            return self.resolution().taken
        except KnownError:
            return sum(1 for thing in self._things if thing.chosen(self.decisions) not in ("", "ours"))

    def follow(self, snapshot: Snapshot) -> int:
        """Compare with the workbook as it stands; gives how many decisions no longer hold."""
        before = self.comparisons
        if all(one.ours.step == snapshot.step for one in before):
            return 0
        now = tuple(compare(one.base, snapshot, one.received, one.name) for one in before)
        known = {one.key for each in before for one in each.differences if one.open}
        still = {one.key for each in now for one in each.differences if one.open}
        held = kept_decisions(before, now, self.decisions)
        settled = dict.fromkeys(self._settling & still, KEEP)
        lost = self.decisions.keys() & still - held.keys() - settled.keys() - self._settled
        fresh = {key: one for key, one in ticked(now).items() if key not in known}
        self.comparisons, self.decisions = now, fresh | held | settled
        self._settled |= settled.keys()
        self._read_things()
        return len(lost)

    def waiting(self, form: str, question: str, row: str = "") -> tuple[str, str]:
        """The line about an answer that is still on the desk, and whose contribution it is; nothing where there is none."""
        for thing in self._things:
            if thing.difference.open and thing.difference.cell[:3] == (form, row, question):
                return thing.key, ", ".join(offer.comparison.ministry for offer in thing.offers)
        return "", ""

    @property
    def ministries(self) -> str:
        """Whose contributions these are."""
        return ", ".join(dict.fromkeys(one.ministry for one in self.comparisons))

    def head(self) -> Head:
        """Who sent it, which file, when it went out and came back."""
        return self._lines.head()

    def tabs(self) -> tuple[TabCount, ...]:
        """The tabs, each with what it holds; to decide counts what is still open."""
        counts: dict[TabKey, int] = {
            "all": len(self._entries),
            "decide": self.undecided,
            "refused": sum(1 for one in self._entries.values() if one.group == "refused"),
        }
        return tuple(TabCount(key, self.catalogue.gettext(TABS[key]), n) for key, n in counts.items())

    def groups(self) -> tuple[Group, ...]:
        """What the current tab and the filter show."""
        lines = self._lines
        shown = self._shown()
        by_group = {key: [one for one in shown if one.group == key] for key in POSITIONS}
        return tuple(lines.group(key, found) for key, found in by_group.items() if found)

    def sheet(self) -> Sheet | None:
        """The line that is shown, in full."""
        entry = self._entries.get(self.current)
        if entry is None:
            return None
        sheet = self._teller.of_thing(entry) if isinstance(entry, Thing) else self._teller.of_aside(entry)
        keys = self._keys()
        at = keys.index(entry.key) if entry.key in keys else 0
        words = (
            self.catalogue.gettext(N_("Contributions")),
            entry.comparison.ministry,
            self._position(entry),
        )
        places = (CONTRIBUTIONS, MERGE, MERGE)
        crumbs = tuple(Crumb(word, place) for word, place in zip(words, places, strict=True))
        return replace(sheet, crumbs=crumbs, has_previous=at > 0, has_next=at < len(keys) - 1)

    def _position(self, entry: Entry) -> str:
        alike = [one.key for one in self._entries.values() if one.group == entry.group]
        words = self.catalogue.gettext(POSITIONS[entry.group])
        at = self.catalogue.number(alike.index(entry.key) + 1)
        return words.format(at=at, n=self.catalogue.number(len(alike)))

    @property
    def _teller(self) -> Teller:
        return Teller(self.comparisons, self.decisions, self.received_at, self.catalogue)

    @property
    def _lines(self) -> Lines:
        return Lines(self._teller)

    def _decide(self, decisions: dict[str, Decision]) -> None:
        self.decisions = self.decisions | decisions
        self.touched = True
        self._resolution = None
        for key in decisions:
            self._said.pop((self.catalogue.code, key), None)

    def _read_things(self) -> None:
        self._resolution = None
        self._said: dict[tuple[str, str], str] = {}
        self._things = things_of(self.comparisons)
        entries: list[Entry] = [*self._things, *asides_of(self.comparisons)]
        order = list(POSITIONS)
        self._entries = {one.key: one for one in sorted(entries, key=lambda one: order.index(one.group))}
        self._stay()

    def _shown(self) -> list[Entry]:
        shown = [one for one in self._entries.values() if self.tab in ("all", one.group)]
        words = fold(self._filter).split()
        if not words:
            return shown
        return [one for one in shown if all(word in self._said_of(one) for word in words)]

    def _said_of(self, entry: Entry) -> str:
        known = (self.catalogue.code, entry.key)
        if known not in self._said:
            self._said[known] = self._lines.said(entry)
        return self._said[known]

    def _keys(self) -> list[str]:
        return [one.key for one in self._shown()]

    def _stay(self) -> None:
        """Keep the line that is shown if it still is, else show the first."""
        keys = self._keys()
        if self.current not in keys:
            self.current = keys[0] if keys else ""
