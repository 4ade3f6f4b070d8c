"""The secretariat's file, open: the files received, what stands of them, and the acts of the secretariat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbook.collection.decisions import decision, decisions_in, facts_in
from workbook.collection.derivations import Derivations
from workbook.collection.facts import Facts, Submission, refusal
from workbook.collection.reading import Projection
from workbook.collection.standing import standings
from workbook.collection.view import CollectionView
from workbook.document.cells import Cell, Change, Step
from workbook.document.document import Document
from workbook.document.kinds import COLLECTION
from workbook.document.snapshot import Snapshot
from workbook.document.wording import no_answer
from workbook.editing.changes import ChangeSet, changed
from workbook.editing.creation import now, this_user
from workbook.editing.session import Session
from workbook.questionnaire.countries import with_example
from workbook.questionnaire.library import available

ABOUT = "collection"
Numbered = dict[str, int]  # of projections, by SHA-256


class Collection:
    """Used by one thread, as its session; a view may be read from any."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._files = facts_in(session.snapshot())
        self.derived = Derivations(session.saver, lambda: self.files, lambda: self.all_definitions)
        session.subscribe(self._follow)
        self._view: tuple[Snapshot, Numbered, CollectionView] | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        title: str = "",
        edition: str = "",
        by: str = "",
        synchronous: bool = True,
        example: bool = False,
    ) -> Collection:
        """A new and empty collection; an `example` says that everything in it is invented.

        Raises UsageError where the file exists, CannotWrite.
        """
        about = {"title": title.strip() or path.stem, "edition": edition.strip(), "example": example}
        cells = {Cell(ABOUT, "", name, "value"): value for name, value in about.items() if value}
        changes = tuple(Change(cell, None, value) for cell, value in cells.items())
        first = Step(1, "create_collection", {}, now(), by or this_user(), changes)
        return cls(Session(Document.create(path, first, COLLECTION), by, synchronous))

    @classmethod
    def open(
        cls, path: Path, by: str = "", read_only: bool = False, synchronous: bool = True, backups: bool = True
    ) -> Collection:
        """Open a collection. Raises UnusableFile, NewerFile, FileInUse or CannotWrite; then nothing was changed."""
        session = Session.open(path, by, read_only, synchronous, backups, COLLECTION)
        try:
            return cls(session)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            session.close()
            raise no_answer(path, type(error).__name__) from error
        except BaseException:
            session.close()
            raise

    def close(self) -> None:
        """Close the file; what is not saved yet is saved first. Raises CannotWrite."""
        self.session.close()

    def __enter__(self) -> Collection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self.session.path

    @property
    def title(self) -> str:
        return str(self.session.snapshot().value(ABOUT, "title") or self.path.stem)

    @property
    def files(self) -> dict[str, Facts]:
        """What is known of every file received, by SHA-256, in the order in which they came."""
        return dict(self._files)

    def _follow(self, change_set: ChangeSet) -> None:
        for change in change_set.changes:
            if change.cell.facet == "submission":
                self._files.pop(change.cell.row, None)
                if change.after is not None:
                    self._files[change.cell.row] = Facts.of(change.cell.row, change.after)

    @property
    def readable(self) -> frozenset[str]:
        """The fingerprints of the files that could be read; the others may be read by a later version."""
        return frozenset(one.sha256 for one in self._files.values() if one.refusal is None)

    def file(self, sha256: str) -> Facts | None:
        """What is known of a file; None where it was never received."""
        return self._files.get(sha256)

    @property
    def all_definitions(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """The questionnaires that a submission may have been made with: those at hand, and those met before."""
        at_hand = {(form.form_id, form.version): form.plain for form in available()}
        return {**at_hand, **self.definitions}

    @property
    def definitions(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        """The questionnaires inside the file, as plain data by form_id and version."""
        return self.session.definitions

    def view(self) -> CollectionView:
        """The collection as it stands, immutable."""
        snapshot = self.session.snapshot()
        numbers = {sha256: known.number for sha256, known in dict(self.derived.known).items()}
        numbers |= dict.fromkeys(self.derived.unreadable, 0)
        if self._view is None or self._view[:2] != (snapshot, numbers):
            submissions = self._submissions(snapshot, numbers)
            view = CollectionView(snapshot, submissions, dict(self.definitions), self.derived.read)
            self._view = snapshot, numbers, view
        return self._view[2]

    def _submissions(self, snapshot: Snapshot, numbers: Numbered) -> tuple[Submission, ...]:
        files = self.files
        for sha256, error in self.derived.unreadable.items():
            if sha256 in files:
                files[sha256] = replace(files[sha256], refusal=refusal(error))
        codes = frozenset(country.iso3 for country in with_example())
        return standings(files.values(), decisions_in(snapshot), numbers, codes)

    def take_in(self, change_set: ChangeSet, projection: Projection | None = None) -> None:
        """Keep a file that was received, with what was read from it; one step, whole or not at all."""
        derived: Mapping[str, Any] = {}
        sha256 = str(change_set.args["sha256"])
        if projection is not None:
            derived = self.derived.rows_for(sha256, projection)
        try:
            self.session.apply(replace(change_set, derived=derived))
        except BaseException:
            if derived:
                self.derived.forget(sha256)
            raise

    def decide(self, sha256: str, verdict: str = "", why: str = "", country: str = "") -> ChangeSet:
        """Accept or reject a file, name its country, or ("") take an earlier decision back. Raises UsageError."""
        return self.session.apply(
            decision(self.session.snapshot(), sha256, verdict, why, country, self.session.by)
        )

    def name(self, title: str, edition: str) -> ChangeSet:
        """Give the collection a title and an edition."""
        snapshot = self.session.snapshot()
        wanted = {
            Cell(ABOUT, "", "title", "value"): title.strip() or None,
            Cell(ABOUT, "", "edition", "value"): edition.strip() or None,
        }
        return self.session.apply(ChangeSet("name_collection", {}, changed(snapshot, wanted)))
