"""The zip container of an Excel file, the same bytes for the same content."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from openpyxl import Workbook

_EARLIEST, _LATEST = 1980, 2107


class _DatedZip(ZipFile):
    """A zip file all of whose entries bear one moment."""

    def __init__(self, path: Path, moment: datetime) -> None:
        super().__init__(path, "w", ZIP_DEFLATED)
        year = min(max(moment.year, _EARLIEST), _LATEST)
        self._moment = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        entry = ZipInfo(str(zinfo_or_arcname), self._moment)
        entry.compress_type = ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        super().writestr(entry, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname or filename, Path(filename).read_bytes())


def save(workbook: Workbook, path: Path, moment: datetime) -> None:
    """Write the file; `moment` is when it says that it was made, in UTC."""
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.created = workbook.properties.modified = moment.replace(tzinfo=None, microsecond=0)
    with _DatedZip(path, moment) as archive:
        ExcelWriter(workbook, archive).write_data()
