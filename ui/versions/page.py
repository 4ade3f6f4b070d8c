"""The versions of a workbook: backups and named versions to look into, go back to, or save as files of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.files import choose_new_file
from ui.language import Translated, interface, tr
from ui.page import Context, Page
from ui.theme import px, set_ground
from ui.versions.detail import VersionDetail
from ui.versions.list_view import VersionsList
from ui.versions.naming import name_version
from ui.widgets.banner import Banner
from ui.widgets.buttons import QuietButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.hairline import Hairline
from ui.widgets.sizes import space, themed
from ui.widgets.text import Text
from workbook.document.kinds import WORKBOOK
from workbook.editing.changes import ChangeSet
from workbook.editing.versions import Version, copy_version, plan_restore, versions
from workbook.errors import N_, KnownError
from workbook.screens.changed_answers import Changed
from workbook.screens.places import Place
from workbook.screens.versions import changed_since, version_days, version_file, version_title
from workbook.screens.words import NO_BACKUP

TITLE = N_("Versions")
LEAD = N_(
    "Everything is saved as you work. These are earlier states to go back to: those that you named with Ctrl+S, and the backups that this computer keeps, away from the document."
)
NAME_IT = N_("Name this version…")
NONE_YET, HOW = (
    N_("There is no version yet"),
    N_("Backups are made on opening and while you work. A version that you name is kept in the workbook."),
)
RESTORED, UNDO = N_("Version restored: {name}"), N_("Undo")
COPY_TITLE, COPIED, OPEN = N_("Save a copy of the version"), N_("Copy saved: {file}"), N_("Open")
LIST_WIDTH, LIST_HEIGHT, SIDE_BY_SIDE = 300, 236, 700


class VersionsPage(Translated, Page):
    """The list on the left, or above where there is little room; beside it the version that is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setObjectName("versions_page")
        set_ground(self, "surface")
        self._found: list[Version] = []
        self._title, self._lead = Text(role="title"), Text(ink="muted", wrap=True)
        self._name = QuietButton()
        self._name.setObjectName("name_version_here")
        self._name.clicked.connect(self.name_version)
        self._alarm = Banner("warning")
        self._empty = EmptyState()
        self._empty.clicked.connect(self.name_version)
        self._counted = context.session.document.kind == WORKBOOK
        self.list = VersionsList()
        self.detail = VersionDetail(context.session.read_only, self._counted)
        self.list.chosen.connect(self._look_into)
        self.detail.restore_wanted.connect(self.restore)
        self.detail.copy_wanted.connect(self.save_copy)
        self.detail.place_wanted.connect(context.navigator.go)
        self._body, self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight), Hairline(upright=True)
        self._stage = QWidget()
        self._lay_out()
        themed(self, self._fit)
        self.translate_now()

    def retranslate(self) -> None:
        self._title.setText(tr(TITLE))
        self._lead.setText(tr(LEAD))
        self._name.setText(tr(NAME_IT))
        self._alarm.set_message(tr(NO_BACKUP))
        self._empty.set_words(tr(NONE_YET), tr(HOW), "" if self.context.session.read_only else tr(NAME_IT))
        self.list.setAccessibleName(tr(TITLE))
        if self.isVisible():
            self._show_list()

    def show_place(self, place: Place) -> None:
        self._load()

    def refresh(self, change_set: ChangeSet | None) -> None:
        if self.isVisible():
            self._load()

    def focus_first(self) -> None:
        (self.list if self._found else self._empty.button).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def name_version(self) -> None:
        name_version(self.context.session, self.context.messages, self)

    def restore(self, version: Version) -> None:
        """Bring a version back as one step."""
        session = self.context.session
        now = session.snapshot()
        self.context.jobs.run(
            lambda _: plan_restore(session, version, now),
            lambda plan: self._apply(plan, version),
            self.context.messages.error,
        )

    def save_copy(self, version: Version) -> None:
        """Write a version where the person wants it."""
        session = self.context.session
        proposed = version_file(session.path, version)
        target = choose_new_file(self, self.context.preferences, tr(COPY_TITLE), proposed)
        if target is not None:
            self.context.jobs.run(
                lambda _: copy_version(session, version, target),
                lambda _: self._copied(target),
                self.context.messages.error,
            )

    def _apply(self, plan: ChangeSet, version: Version) -> None:
        session, messages = self.context.session, self.context.messages
        try:
            session.apply(plan)
        except KnownError as error:
            messages.error(error)
            return
        step = session.undo_step

        def take_back() -> None:
            if session.undo_step is step:
                session.undo()

        messages.toast(
            tr(RESTORED).format(name=version_title(version, interface.catalogue)), tr(UNDO), take_back
        )

    def _copied(self, target: Path) -> None:
        def open_it() -> None:
            self.context.navigator.open_file(target)

        self.context.messages.toast(tr(COPIED).format(file=target.name), tr(OPEN), open_it)

    def _load(self) -> None:
        session = self.context.session
        self.context.jobs.run(lambda _: versions(session).result(), self._show, self.context.messages.error)

    def _show(self, found: list[Version]) -> None:
        self._found = found
        self._alarm.setVisible(self.context.session.saver.backup_error is not None)
        self._show_list()

    def _show_list(self) -> None:
        self._stage.setVisible(bool(self._found))
        self._empty.setVisible(not self._found)
        days = version_days(self._found, interface.catalogue, date.today(), self._counted)
        self.list.show_days(days, self.list.version)

    def _look_into(self, version: Version) -> None:
        self.detail.show_version(version)
        session, now, catalogue = self.context.session, self.context.session.snapshot(), interface.catalogue

        def compare() -> Changed:
            return changed_since(now, plan_restore(session, version, now), catalogue)

        def show(changed: Changed) -> None:
            if self.list.version == version:
                self.detail.show_changed(changed)

        self.context.jobs.run(lambda _: compare(), show, self.context.messages.error)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._name)
        self._name.setVisible(not self.context.session.read_only)
        top = QVBoxLayout()
        space(top, 8, (40, 24, 36, 16))
        top.addLayout(head)
        top.addWidget(self._lead)
        top.addWidget(self._alarm)
        top.addWidget(self._empty)
        self._alarm.hide()
        self._empty.hide()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        for widget, stretch in ((self.list, 0), (self._line, 0), (self.detail, 1)):
            self._body.addWidget(widget, stretch)
        below = QVBoxLayout(self._stage)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(Hairline())
        below.addLayout(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stage, 1)
        column.addStretch(0)

    def _fit(self) -> None:
        beside = self.width() >= px(SIDE_BY_SIDE)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._line.setVisible(beside)
        most = 16_777_215
        self.list.setMinimumWidth(px(LIST_WIDTH) if beside else 0)
        self.list.setMaximumSize(px(LIST_WIDTH) if beside else most, most if beside else px(LIST_HEIGHT))
