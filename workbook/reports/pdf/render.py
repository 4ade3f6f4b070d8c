"""A report written as PDF: laid out once, then drawn page by page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from workbook.errors import N_
from workbook.files import replacing
from workbook.progress import NO_PROGRESS, Progress
from workbook.reports.content import Report
from workbook.reports.pdf.blocks import Painter
from workbook.reports.pdf.compose import Composer
from workbook.reports.pdf.fonts import face, text_width
from workbook.reports.pdf.pages import Page, Paginator
from workbook.reports.pdf.pen import WATERMARK, Pen
from workbook.reports.pdf.styles import MM, PAPERS, Paper

PRODUCER = "Passerelle"


def write_pdf(report: Report, path: Path, progress: Progress = NO_PROGRESS) -> int:
    """Write the report; the number of its pages. The file appears whole or not at all.

    Raises CannotWrite, and whatever `progress` raises to stop.
    """
    with replacing(path) as fresh:
        return draw_report(report, fresh, progress)


def draw_report(report: Report, path: Path, progress: Progress = NO_PROGRESS) -> int:
    """Write the report straight to `path`."""
    paper = PAPERS[report.paper]
    pages = Paginator(paper, report.single_sided, progress).run(Composer(report, paper).flow())
    with path.open("wb") as file:  # reportlab would leave it open where the disk is full
        canvas = _canvas(report, file, paper)
        sheet = _Sheet(report, paper, canvas, pages)
        for done, page in enumerate(pages):
            if done % 10 == 0:
                progress.step(len(pages) + done, 2 * len(pages), N_("Drawing the pages"))
            sheet.draw(page)
        canvas.save()
    progress.step(1, 1, N_("Drawing the pages"))
    return len(pages)


def page_count(report: Report) -> int:
    """How many pages the report takes."""
    paper = PAPERS[report.paper]
    return len(Paginator(paper, report.single_sided).run(Composer(report, paper).flow()))


def _canvas(report: Report, file: IO[bytes], paper: Paper) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    canvas: Any = Canvas(
        file,
        pagesize=(paper.width, paper.height),
        initialFontName=face("regular").name,
        invariant=1,
        pageCompression=1,
        lang="fr" if report.language == "fr" else "en",
    )
    canvas.setTitle(report.title)
    canvas.setAuthor(report.author)
    canvas.setSubject(report.subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setKeywords(list(report.keywords))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    _set_date(canvas, report)
    return canvas


def _set_date(canvas: Any, report: Report) -> None:
    """The report's own date instead of the clock: the same report is the same file."""
    stamp = canvas._doc._timeStamp
    stamp.YMDhms = (report.day.year, report.day.month, report.day.day, 0, 0, 0)


class _Sheet:
    """Draws pages with their heads, feet, watermark and bookmarks."""

    def __init__(self, report: Report, paper: Paper, canvas: Any, pages: Sequence[Page]) -> None:
        self.report = report
        self.paper = paper
        self.canvas = canvas
        self.count = len(pages)
        self.level = -1
        self.pen = Pen(canvas, paper.height)
        anchors = {
            anchor: page.number
            for page in pages
            for _, _, block in page.placed
            for anchor, _, _ in block.anchors()
            if anchor
        }
        self.pen.pages = anchors
        self.painter = Painter(self.pen, anchors)

    def draw(self, page: Page) -> None:
        if not page.blank:
            self._content(page)
        self.canvas.showPage()

    def _content(self, page: Page) -> None:
        left = self.paper.left(page.number, self.report.single_sided)
        if self.report.watermark:
            self._watermark()
        if not page.is_cover:
            self._head(page, left)
            self._foot(page, left)
        if self.report.corner_marks:
            self._corner_marks()
        for x, y, block in page.placed:
            for anchor, outline, inside in block.anchors():
                self._bookmark(page, anchor, outline, y + inside)
            block.draw(self.painter, left + x, self.paper.top + y)

    def _bookmark(self, page: Page, anchor: str, outline: tuple[int, str] | None, y: float) -> None:
        key = anchor or f"page-{page.number}-{round(y)}"
        top = self.paper.height - self.paper.top - y + 8
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        if outline:
            self.level = min(outline[0], self.level + 1)
            self.canvas.addOutlineEntry(outline[1], key, level=self.level, closed=self.level > 0)

    def _head(self, page: Page, left: float) -> None:
        if page.running is None:
            return
        verso = page.number % 2 == 0 and not self.report.single_sided
        words = page.running.verso if verso else page.running.recto
        y = 13 * MM + 6
        self.pen.words(left, y, words[0], 7.5, "muted")
        room = self.paper.text_width - text_width(words[0], 7.5) - 20
        self.pen.words(left + self.paper.text_width, y, shortened(words[1], room), 7.5, "muted", anchor="end")

    def _foot(self, page: Page, left: float) -> None:
        y = self.paper.height - 11 * MM
        right = left + self.paper.text_width
        pattern = self.report.page_of or "{page}"
        folio = pattern.format(page=page.number, pages=self.count)
        foot = page.running.foot if page.running and page.running.foot else self.report.foot
        inside = " · ".join(part for part in (foot, self.report.watermark) if part)
        if page.number % 2 == 0 and not self.report.single_sided:
            self.pen.words(left, y, folio, 9, bold=True)
            self.pen.words(right, y, inside, 7.5, "muted", anchor="end")
        else:
            self.pen.words(left, y, inside, 7.5, "muted")
            self.pen.words(right, y, folio, 9, bold=True, anchor="end")

    def _watermark(self) -> None:
        word = self.report.watermark
        diagonal = (self.paper.width**2 + self.paper.height**2) ** 0.5
        size = min(150.0, 0.72 * diagonal / max(text_width(word, 1, bold=True), 0.1))
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(self.paper.width / 2, self.paper.height / 2)
        canvas.rotate(55)
        inked = Pen(canvas, 0)
        inked.words(0, size * 0.36, word, size, WATERMARK, bold=True, anchor="middle")
        canvas.restoreState()

    def _corner_marks(self) -> None:
        far_x, far_y, near, arm = self.paper.width, self.paper.height, 7 * MM, 4 * MM
        for x, towards_x in ((near, 1), (far_x - near, -1)):
            for y, towards_y in ((near, 1), (far_y - near, -1)):
                self.pen.line(x, y, x + towards_x * arm, y, "text", 0.7)
                self.pen.line(x, y, x, y + towards_y * arm, "text", 0.7)


def shortened(text: str, room: float) -> str:
    """The text cut at a word with an ellipsis where it is too long for a head."""
    if text_width(text, 7.5) <= room:
        return text
    while text and text_width(text + "…", 7.5) > room:
        text = text[:-1].rstrip()
    return text + "…"
