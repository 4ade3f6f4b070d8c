"""Which files there are to be: what each is, who sends it, and what must come of it once all are there.

The stories that take more than one file are told first, the rest are countries that send one sound file each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

from tests.collection_example.damage import DAMAGES, OF_ONE_KIND
from tests.collection_example.made import Identity
from tests.collection_example.sizes import LARGE, SMALL, Size
from workbook.questionnaire.countries import countries

EDITION, EARLIER = "Marrakech 2018", "Berlin 2017"
EVERY_STORY = 30
LATER_EXPORT = "2018-11-05T16:00:00+00:00"


@dataclass(frozen=True)
class Order:
    """`content` is what the answers are drawn from: orders with the same one hold the same; `twin` is another's number."""

    number: int
    story: str
    state: str
    identity: Identity
    size: Size
    content: str
    shared: bool
    twin: int | None = None


def orders(count: int, seed: int, small: bool) -> list[Order]:
    """As many as are asked for; from about 30 on, every story is among them."""
    drawing = _Drawing(Random(f"{seed}/orders"), SMALL if small else LARGE, seed)
    told = drawing.told(max(1, count // 100), count // 20) if count >= EVERY_STORY else []
    return told + drawing.plain(count - len(told))


class _Drawing:
    def __init__(self, rng: Random, sizes: tuple[Size, ...], seed: int) -> None:
        self.rng, self.sizes, self.seed = rng, sizes, seed
        self.number = 0
        self.waiting = self._countries()

    def _countries(self) -> Iterator[tuple[str, str]]:
        """Countries from every region in turn, each once an edition; editions go back in time when they are used up."""
        by_region: dict[str, list[str]] = {}
        for one in self.rng.sample(countries(), len(countries())):
            by_region.setdefault(one.region, []).append(one.iso3)
        most = max(map(len, by_region.values()))
        codes = [names[place] for place in range(most) for names in by_region.values() if place < len(names)]
        yield from ((code, EDITION) for code in codes)
        year = 2017
        while True:
            yield from ((code, EARLIER if year == 2017 else f"Édition {year}") for code in codes)
            year -= 1

    def order(
        self, story: str, state: str, identity: Identity | None = None, like: Order | None = None
    ) -> Order:
        """The next order; `like` another in its size and, where its content is the same, its answers."""
        number, self.number = self.number, self.number + 1
        known = identity or self.fresh()
        size = like.size if like else self.rng.choice(self.sizes)
        return Order(number, story, state, known, size, f"{self.seed}/{number}", number % 2 == 1)

    def fresh(self) -> Identity:
        """A country that has not sent anything for its edition."""
        code, edition = next(self.waiting)
        return Identity(code, edition, self._uuid().hex, f"uuid:{self._uuid()}")

    def _uuid(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def plain(self, count: int) -> list[Order]:
        """Sound files; every twelfth was edited by a person."""
        return [
            self.order("edited", "issues") if number % 12 == 5 else self.order("sound", "accepted")
            for number in range(count)
        ]

    def told(self, times: int, damaged: int) -> list[Order]:
        """Every story so many times, and so many damaged files."""
        found: list[Order] = []
        for _ in range(times):
            for tell in (self._correction, self._later, self._twin, self._contradiction, self._shared_identity,
                         self._two_documents, self._no_country, self._last_time):  # fmt: skip
                found += tell()
        kinds = list(DAMAGES)
        again = [kind for kind in DAMAGES if kind not in OF_ONE_KIND]
        kinds += [again[number % len(again)] for number in range(max(0, damaged - len(kinds)))]
        return found + [self.order(kind, "rejected") for kind in kinds]

    def _correction(self) -> list[Order]:
        """A file, the one that corrects it, and the one that corrects that."""
        first = self.order("corrected", "superseded")
        second = self.order("corrected", "superseded", self._after(first.identity, 41), first)
        return [first, second, self.order("correction", "accepted", self._after(second.identity, 42), first)]

    def _after(self, identity: Identity, step: int) -> Identity:
        return replace(identity, instance=f"uuid:{self._uuid()}", deprecated=identity.instance, step=step)

    def _later(self) -> list[Order]:
        """The same workbook, exported twice; the later one says nothing of the earlier."""
        first = self.order("earlier_export", "superseded")
        later = replace(first.identity, instance=f"uuid:{self._uuid()}", step=57, written_at=LATER_EXPORT)
        return [first, self.order("later_export", "accepted", later, first)]

    def _twin(self) -> list[Order]:
        """The same bytes under another name."""
        first = self.order("sound", "accepted")
        second = self.order("twin", "accepted", first.identity, first)
        return [first, replace(second, twin=first.number, content=first.content, shared=first.shared)]

    def _contradiction(self) -> list[Order]:
        """Two files with one identity that say different things."""
        first = self.order("contradiction", "received")
        return [first, self.order("contradiction", "received", first.identity, first)]

    def _shared_identity(self) -> list[Order]:
        """Two countries whose files have one identity: one was copied from the other."""
        first = self.order("shared_identity", "received")
        other = replace(first.identity, country=self.fresh().country)
        return [first, self.order("shared_identity", "received", other, first)]

    def _two_documents(self) -> list[Order]:
        """Two workbooks of one country for one edition."""
        first = self.order("two_documents", "received")
        other = replace(first.identity, document=self._uuid().hex, instance=f"uuid:{self._uuid()}")
        return [first, self.order("two_documents", "received", other)]

    def _no_country(self) -> list[Order]:
        return [self.order("no_country", "received", replace(self.fresh(), country=""))]

    def _last_time(self) -> list[Order]:
        """A country that also answered in the edition before."""
        now = self.order("sound", "accepted")
        before = replace(self.fresh(), country=now.identity.country, edition=EARLIER)
        return [now, self.order("earlier_edition", "accepted", before)]
