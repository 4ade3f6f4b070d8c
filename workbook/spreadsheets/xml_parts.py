"""XML of unknown origin, given to expat in pieces: no definitions, no entities, and bounds on everything that grows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from xml.parsers import expat

from workbook.spreadsheets.container import Container
from workbook.spreadsheets.limits import LIMITS, Limits
from workbook.spreadsheets.refused import RefusedFile

Attributes = dict[str, str]
MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_NO_MEMORY = 1  # expat.errors.codes has no name for it that is a constant


class XmlParts:
    """The XML parts of a container; what has been read of all of them together is bounded."""

    def __init__(self, container: Container, limits: Limits) -> None:
        self.container, self.limits = container, limits
        self._bytes = self._marks = 0

    def feed(
        self, name: str, parser: expat.XMLParserType, names: Mapping[str, str], told: bool = True
    ) -> Iterator[bytes]:
        """Give a part to a parser, and each piece back once it is parsed. `names` are those that the parser has met.

        Where elements are `told` one by one, their number is bounded. Raises RefusedFile.
        """
        size = self.container.size(name)
        if size > self.limits.part:
            raise RefusedFile("too-large", part=name)
        parser.StartDoctypeDeclHandler = _no_definitions(name)
        given = 0
        try:
            for chunk in self.container.chunks(name):
                given += len(chunk)
                self._count(name, chunk, told)
                parser.Parse(chunk, given == size)
                if given < size and given - parser.CurrentByteIndex > self.limits.token:
                    raise RefusedFile("too-large", part=name)
                if len(names) > self.limits.names:
                    raise RefusedFile("too-large", part=name)
                yield chunk
            if not given:
                raise RefusedFile("damaged", part=name)
        except expat.ExpatError as error:
            if error.code == _NO_MEMORY:
                raise MemoryError from error
            raise RefusedFile("damaged", part=name) from error
        except (LookupError, UnicodeError, ValueError) as error:
            raise RefusedFile("damaged", part=name) from error

    def walk(self, name: str, roots: Collection[str], start: Callable[[str, Attributes], None]) -> None:
        """Tell of each element of a part by its path, `/a/b`, and its attributes; the root is one of `roots`.

        Elements of another namespace than the root's have it in their name, so that nobody takes them for others.
        """
        walked = _Walk(self.limits, roots, start)
        for _ in self.feed(name, walked.parser, walked.names):
            pass

    def texts(self, name: str) -> dict[str, str]:
        """The text of each element of a small part, by its name without namespace; of equal names the last."""
        found: dict[str, str] = {}
        walked = _Walk(self.limits, (), lambda path, attributes: pieces.clear())
        parser, pieces = walked.parser, list[str]()

        def end(tag: str) -> None:
            found[tag.rpartition(" ")[2]] = "".join(pieces)[: self.limits.text]
            pieces.clear()
            walked.path.pop()

        parser.CharacterDataHandler = pieces.append
        parser.EndElementHandler = end
        for _ in self.feed(name, parser, walked.names):
            pass
        return found

    def _count(self, name: str, chunk: bytes, told: bool) -> None:
        self._bytes += len(chunk)
        if told:
            self._marks += chunk.count(b"<") + chunk.count(b"/>")
        if self._bytes > self.limits.parsed or self._marks > self.limits.marks:
            raise RefusedFile("too-large", part=name)


class _Walk:
    """Goes through a part that is small, and keeps the way to where it is."""

    def __init__(
        self, limits: Limits, roots: Collection[str], start: Callable[[str, Attributes], None]
    ) -> None:
        self.path: list[str] = [""]
        self.names: dict[str, str] = {}
        self.parser = new_parser(self.names)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._roots, self._tell, self._limits = roots, start, limits
        self._namespace = ""

    def _start(self, tag: str, attributes: Attributes) -> None:
        if len(self.path) > self._limits.depth or len(tag) > self._limits.name:
            raise RefusedFile("damaged", part=tag[:80])
        if len(self.path) == 1:
            if self._roots and tag not in self._roots:
                raise RefusedFile("damaged", part=tag.rpartition(" ")[2])
            self._namespace = tag.rpartition(" ")[0] + " "
        self.path.append(f"{self.path[-1]}/{tag.removeprefix(self._namespace)}")
        self._tell(self.path[-1], attributes)

    def _end(self, tag: str) -> None:
        self.path.pop()


def new_parser(names: dict[str, str]) -> expat.XMLParserType:
    """A parser that tells elements as `namespace name` and texts in one piece."""
    parser = expat.ParserCreate(None, " ", names)
    parser.buffer_text = True
    return parser


def _no_definitions(name: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise RefusedFile("entities", part=name)

    return refuse


def skipping(parser: expat.XMLParserType, depth: int = LIMITS.depth) -> None:
    """Called at the start of an element: nothing is told until it has ended."""
    kept = parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler
    open_elements = 1

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal open_elements
        open_elements += 1
        if open_elements > depth:
            raise RefusedFile("damaged", part=tag.rpartition(" ")[2])

    def end(tag: str) -> None:
        nonlocal open_elements
        open_elements -= 1
        if not open_elements:
            parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = kept

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = None
