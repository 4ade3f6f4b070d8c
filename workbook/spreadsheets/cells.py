"""The cells of one worksheet, taken from its XML as it goes by."""

from __future__ import annotations

from workbook.spreadsheets.book import Formula, Value
from workbook.spreadsheets.limits import Limits
from workbook.spreadsheets.refused import RefusedFile
from workbook.spreadsheets.regular import regular_cells
from workbook.spreadsheets.texts import check_texts, decoded
from workbook.spreadsheets.values import COLUMNS, LAST_COLUMN, LAST_ROW, CellValues, Plain
from workbook.spreadsheets.xml_parts import MAIN, Attributes, XmlParts, new_parser, skipping

_MOST_SPREADING = 1_000_000


class SheetCells:
    """Reads the worksheets of one file; their cells together are bounded."""

    def __init__(self, values: CellValues, limits: Limits) -> None:
        self._values, self._limits = values, limits
        self._left = limits.cells

    def read(self, xml: XmlParts, name: str) -> dict[tuple[int, int], Value]:
        """The cells of a sheet that are not empty. Raises RefusedFile."""
        cells = regular_cells(xml, name, self._values)
        if cells is None:
            cells = self._read_any(xml, name)
        self._left -= len(cells)
        if self._left < 0:
            raise RefusedFile("too-large", part=name)
        check_texts([len(value) for value in cells.values() if type(value) is str], self._limits, name)
        return cells

    def _read_any(self, xml: XmlParts, name: str) -> dict[tuple[int, int], Value]:
        reading = _Reading(self._values, name)
        for _ in xml.feed(name, reading.parser, reading.names):
            check_texts([reading.length_of_open_text()], self._limits, name)
            if len(reading.cells) > self._left:
                raise RefusedFile("too-large", part=name)
        reading.spread_formulas()
        return reading.cells


class _Reading:
    def __init__(self, values: CellValues, part: str) -> None:
        self.cells: dict[tuple[int, int], Value] = {}
        self.pieces: list[str] = []
        self.names: dict[str, str] = {}
        self.parser = new_parser(self.names)
        self.parser.StartElementHandler = self._root
        self._part, self._values = part, values
        self._row, self._row_text, self._column = 0, "", -1
        self._cell: Attributes | None = None
        self._value: str | None = None
        self._inline: str | None = None
        self._formula: str | None = None
        self._formula_is: Attributes = {}
        self._formulas: dict[str, str] = {}
        self._spread: list[tuple[str, str]] = []

    def length_of_open_text(self) -> int:
        """How long the text of the cell is by now; what stands between cells is dropped."""
        if self._cell is None:
            self.pieces.clear()
        return sum(map(len, self.pieces))

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
            self._column = COLUMNS[address[: -len(self._row_text)]]
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
        """What the cell holds, by its type; None if nothing. Raises RefusedFile."""
        kind, written = cell.get("t", "n"), self._value
        if self._inline is not None and (written is not None or kind not in ("inlineStr", "n")):
            raise self._damaged(cell)
        try:
            if self._inline is not None:
                value: Plain | None = decoded(self._inline)
            else:
                value = None if written is None else self._values.of(kind, cell.get("s", "0"), written)
        except (ValueError, LookupError) as error:
            raise self._damaged(cell) from error
        return value if self._formula is None else self._with_formula(self._formula, value)

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
    return int(address[len(letters) :]), COLUMNS[letters]
