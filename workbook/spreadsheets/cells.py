"""The cells of one worksheet, taken from its XML as it goes by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from workbook.spreadsheets.book import CellError, Formula, Value
from workbook.spreadsheets.limits import Limits
from workbook.spreadsheets.numbers import When, iso_moment, moment, number
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.texts import check_texts, decoded
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts, new_parser, skipping

LAST_ROW, LAST_COLUMN = 1_048_576, 16_383
_BOOLEANS = {"1": True, "true": True, "0": False, "false": False}
_MOST_SPREADING = 1_000_000
Plain = str | int | float | bool | date | time | CellError


class Columns(dict[str, int]):
    """Columns, from 0, by their letters."""

    def __missing__(self, letters: str) -> int:
        place = 0
        for letter in letters:
            if not "A" <= letter <= "Z":
                raise ValueError(letters)
            place = place * 26 + ord(letter) - 64
        if not 0 < place <= LAST_COLUMN + 1 or len(letters) > 3:
            raise ValueError(letters)
        self[letters] = place - 1
        return place - 1


_COLUMNS = Columns()


class SheetCells:
    """What all sheets of a file have in common: shared texts, what the styles make of numbers, the first day."""

    def __init__(
        self, shared: Sequence[str], styles: Mapping[str, When], from_1904: bool, limits: Limits
    ) -> None:
        self.shared, self.styles, self.from_1904, self.limits = shared, styles, from_1904, limits
        self.left = limits.cells

    def read(self, xml: XmlParts, name: str) -> dict[tuple[int, int], Value]:
        """The cells of a sheet that are not empty. Raises RefusedFile."""
        reading = _Reading(self, name)
        for _ in xml.feed(name, reading.parser, reading.names):
            check_texts([sum(map(len, reading.pieces))], self.limits, name)
            if len(reading.cells) > self.left:
                raise RefusedFile("too-large", part=name)
        self.left -= len(reading.cells)
        cells = reading.cells
        lengths = [len(value) for value in cells.values() if type(value) is str]
        check_texts(lengths, self.limits, name)
        reading.spread_formulas()
        return cells


class _Reading:
    def __init__(self, common: SheetCells, part: str) -> None:
        self.cells: dict[tuple[int, int], Value] = {}
        self.pieces: list[str] = []
        self.names: dict[str, str] = {}
        self.parser = new_parser(self.names)
        self.parser.StartElementHandler = self._root
        self._part, self._common = part, common
        self._shared, self._styles = common.shared, common.styles
        self._row, self._row_text, self._column = 0, "", -1
        self._cell: Attributes | None = None
        self._value: str | None = None
        self._inline: str | None = None
        self._formula: str | None = None
        self._formula_is: Attributes = {}
        self._formulas: dict[str, str] = {}
        self._spread: list[tuple[str, str]] = []

    def _root(self, tag: str, _: Attributes) -> None:
        namespace = tag.rpartition(" ")[0]
        if tag != f"{namespace} worksheet" or namespace not in MAIN:
            raise RefusedFile("damaged", part=self._part)
        names = ("c", "v", "t", "f", "row")
        self._c, self._v, self._t, self._f, self._r = (f"{namespace} {name}" for name in names)
        self._around = frozenset(f"{namespace} {name}" for name in ("is", "r", "sheetData"))
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.pieces.append

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == self._c:
            if self._cell is not None or not self._row:
                raise self._damaged(attributes)
            self._cell = attributes
        elif tag == self._v or tag == self._t:
            if self._cell is None:
                raise self._damaged()
            self.pieces.clear()
        elif tag == self._f:
            if self._cell is None or self._formula is not None:
                raise self._damaged()
            self.pieces.clear()
            self._formula_is = attributes
        elif tag == self._r:
            self._open_row(attributes.get("r"))
        elif tag not in self._around:
            skipping(self.parser)

    def _end(self, tag: str) -> None:
        if tag == self._c:
            self._close_cell()
        elif tag == self._v:
            if self._value is not None:
                raise self._damaged(self._cell)
            self._value = "".join(self.pieces)
        elif tag == self._t:
            self._inline = (self._inline or "") + "".join(self.pieces)
        elif tag == self._f:
            self._formula = "".join(self.pieces)

    def _open_row(self, written: str | None) -> None:
        row = self._row + 1 if written is None else int(written)
        if not 0 < row <= LAST_ROW or (written is not None and written != str(row)) or self._cell is not None:
            raise self._damaged({"r": str(written)})
        self._row, self._row_text, self._column = row, str(row), -1

    def _close_cell(self) -> None:
        cell = self._cell
        assert cell is not None
        self._cell = None
        address = cell.get("r")
        if address is None:
            self._column += 1
        elif address.endswith(self._row_text):
            self._column = _COLUMNS[address[: -len(self._row_text)]]
        else:
            raise self._damaged(cell)
        if self._value is None and self._inline is None and self._formula is None:
            return
        value = self._content(cell)
        self._value = self._inline = self._formula = None
        if value is not None and value != "":
            key = self._row, self._column
            if key in self.cells or self._column > LAST_COLUMN:
                raise self._damaged(cell)
            self.cells[key] = value

    def _content(self, cell: Attributes) -> Value | None:
        """What the cell holds, by its type; None if nothing."""
        kind, written = cell.get("t", "n"), self._value
        value: Plain | None
        if self._inline is not None:
            if written is not None or kind not in ("inlineStr", "n"):
                raise self._damaged(cell)
            value = decoded(self._inline)
        elif written is None:
            value = None
        elif kind == "s":
            value = self._shared_text(written, cell)
        elif kind == "n":
            value = self._number(written, cell)
        else:
            value = self._other(kind, written, cell)
        return value if self._formula is None else self._with_formula(self._formula, value)

    def _number(self, written: str, cell: Attributes) -> Plain | None:
        when = self._styles.get(cell.get("s", "0")) if self._styles else ""
        found = number(written)
        if found is None:
            found = number(written.strip())
            if found is None:
                return written if written.strip() else None
        if when is None:
            raise self._damaged(cell)
        return moment(found, when, self._common.from_1904) if when else found

    def _shared_text(self, written: str, cell: Attributes) -> str | None:
        if written.isdecimal() and int(written) < len(self._shared):
            return self._shared[int(written)]
        if written.strip():
            raise self._damaged(cell)
        return None

    def _other(self, kind: str, written: str, cell: Attributes) -> Plain:
        if kind in ("str", "inlineStr"):
            return decoded(written)
        if kind == "b" and written.strip() in _BOOLEANS:
            return _BOOLEANS[written.strip()]
        if kind == "e":
            return CellError(written.strip())
        if kind == "d":
            return iso_moment(written.strip())
        raise self._damaged(cell)

    def _with_formula(self, formula: str, value: Plain | None) -> Value:
        """The formula with its value; a boolean where a program writes booleans as formulas."""
        attributes = self._formula_is
        if isinstance(value, bool) and formula.strip().upper().removesuffix("()") == str(value).upper():
            return value
        shared = attributes.get("si") if attributes.get("t") == "shared" else None
        if shared is not None:
            formula = self._formulas.setdefault(shared, formula) or formula
        elif attributes.get("ref"):
            self._spread.append((attributes["ref"], formula))
        return Formula(formula, value)

    def spread_formulas(self) -> None:
        """Where one formula fills a range, its other cells hold what it computed, too. Raises RefusedFile."""
        effort = 0
        for reference, formula in self._spread:
            effort += len(self.cells)
            if effort > _MOST_SPREADING:
                raise RefusedFile("too-large", part=self._part)
            rows, columns = _range(reference)
            for place, value in self.cells.items():
                if place[0] in rows and place[1] in columns and not isinstance(value, Formula):
                    self.cells[place] = Formula(formula, value)

    def _damaged(self, cell: Attributes | None = None) -> RefusedFile:
        return RefusedFile("damaged", part=" ".join((self._part, (cell or {}).get("r", ""))).strip()[:200])


def _range(reference: str) -> tuple[range, range]:
    """The rows and the columns of `B2:D9`. Raises ValueError."""
    first, _, last = reference.replace("$", "").partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    return range(top, bottom + 1), range(left, right + 1)


def _place(address: str) -> tuple[int, int]:
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), _COLUMNS[letters]
