"""Why a file is not read, in one sentence for a person."""

from __future__ import annotations

from workbook.errors import N_, UnusableFile

REASONS = {
    "unreadable": N_(
        "{file} could not be opened: {why}. Nothing was changed; check that it is still there and try again."
    ),
    "gone": N_("{file} is not there. Nothing was changed; check its name and its place, and try again."),
    "no-file": N_(
        "{file} is not a file that can be read. Nothing was changed; choose an Excel file (.xlsx)."
    ),
    "empty": N_("{file} is empty, there is nothing in it to read. Ask for it to be sent again."),
    "cut": N_(
        "{file} is incomplete: its end is missing. Nothing was taken from it; ask for it to be sent again."
    ),
    "damaged": N_(
        "{file} is damaged ({part}). Nothing was taken from it; open it in Excel or LibreOffice, save it as .xlsx, and try again."
    ),
    "missing": N_(
        "{file} lacks a part that every Excel file has ({part}). Nothing was taken from it; save it again as .xlsx, and try again."
    ),
    "password": N_(
        "{file} is protected by a password. Nothing was taken from it; remove the password in Excel (File, Info, Protect Workbook), save it, and try again."
    ),
    "xls": N_(
        "{file} is an Excel file of the old kind (.xls). Nothing was taken from it; open it, save it as .xlsx, and try again."
    ),
    "xlsb": N_(
        "{file} is a binary Excel file (.xlsb). Nothing was taken from it; open it, save it as .xlsx, and try again."
    ),
    "macros": N_(
        "{file} contains macros, which are never run here. Nothing was taken from it; save it as .xlsx, without macros, and try again."
    ),
    "ods": N_(
        "{file} is an OpenDocument file. Nothing was taken from it; open it, save it as .xlsx, and try again."
    ),
    "csv": N_(
        "{file} is plain text, such as CSV, not an Excel file. Nothing was taken from it; fill the form that was sent and save it as .xlsx."
    ),
    "numbers": N_(
        "{file} is an Apple Numbers or Pages file. Nothing was taken from it; export it to Excel (.xlsx), and try again."
    ),
    "pdf": N_("{file} is a PDF. Nothing was taken from it; ask for the Excel file (.xlsx) itself."),
    "html": N_(
        "{file} is a web page under another name. Nothing was taken from it; open it, save it as .xlsx, and try again."
    ),
    "xml": N_(
        "{file} is an XML file, not an Excel workbook. Nothing was taken from it; open it, save it as .xlsx, and try again."
    ),
    "office": N_(
        "{file} is an Office document, but not an Excel workbook. Nothing was taken from it; ask for the Excel file (.xlsx)."
    ),
    "workbook": N_(
        "{file} is a database, such as a Passerelle workbook, not an Excel file. Nothing was taken from it; open it with File, Open."
    ),
    "zip": N_(
        "{file} is a ZIP archive, not an Excel file. Nothing was taken from it; unpack it and choose the .xlsx file in it."
    ),
    "other": N_("{file} is not an Excel file. Nothing was taken from it; ask for the Excel file (.xlsx)."),
    "too-large": N_(
        "{file} is larger than any form ({part}). Nothing was taken from it; remove pictures and empty rows, save it, and try again."
    ),
    "bomb": N_(
        "{file} unpacks to far more than a form can hold ({part}), as harmful files do. Nothing was taken from it; ask where it comes from."
    ),
    "names": N_(
        "{file} names its parts in a way that no Excel file does, as harmful files do. Nothing was taken from it; ask where it comes from."
    ),
    "twice": N_(
        "{file} holds a part twice ({part}), so that programs would read different things in it. Nothing was taken from it; save it again as .xlsx, and try again."
    ),
    "entities": N_(
        "{file} contains definitions that no Excel file needs ({part}), as harmful files do. Nothing was taken from it; ask where it comes from."
    ),
    "outside": N_(
        "{file} points to places outside itself ({part}). Nothing was taken from it and nothing was fetched; ask where it comes from."
    ),
    "links": N_(
        "{file} is linked to other files, which are never fetched. Nothing was taken from it; break the links in Excel (Data, Edit Links), save it, and try again."
    ),
    "memory": N_(
        "{file} needs more memory to read than any form. Nothing was taken from it; ask where it comes from."
    ),
    "time": N_(
        "{file} takes longer to read than any form. Nothing was taken from it; ask where it comes from."
    ),
    "crashed": N_(
        "{file} could not be read: the reader stopped unexpectedly. Nothing was taken from it and nothing was changed; please report it."
    ),
}


class RefusedFile(UnusableFile):
    """A file that is not read. `reason` is a key of `REASONS`; `part` says where in the file; `details` are for a report."""

    def __init__(self, reason: str, file: str = "", part: str = "", why: str = "", details: str = "") -> None:
        super().__init__(REASONS[reason], file=file, part=part, why=why)
        self.reason = reason
        self.details = details

    def of(self, file: str) -> RefusedFile:
        """The same, said of a file by its name."""
        return RefusedFile(self.reason, file, str(self.params["part"]), str(self.params["why"]), self.details)
