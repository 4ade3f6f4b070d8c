"""What becomes of the desk: decisions are applied as one step, wait, or are left behind."""

from __future__ import annotations

from ui.language import interface, tr, trn
from ui.page import Context
from workbook.errors import N_, KnownError, StaleChange
from workbook.screens.places import CONTRIBUTIONS, MERGE, Place

DESK_KEY = "merge"
UNDO = N_("Undo")
WAITS, GO_ON = N_("The contribution of {ministry} waits for your decisions."), N_("Go on deciding")
NOT_APPLIED = N_("What you decided of a contribution is not applied yet.")
NOT_APPLIED_MEANS = N_("It is not kept when the workbook closes. The file can be received again at any time.")
CLOSE, STAY = N_("Close without applying"), N_("Keep working")


def apply_decisions(context: Context) -> None:
    """Make what is decided one step, and leave the desk once nothing is left to decide."""
    desk, session, messages = context.desk, context.session, context.messages
    if desk is None or follow_workbook(context):
        return
    finished = desk.finished
    try:
        n = desk.apply(session)
    except StaleChange:
        follow_workbook(context)
        return
    except KnownError as error:
        messages.error(error)
        return
    messages.clear_banner(DESK_KEY)
    made = session.undo_step
    if finished:
        context.desk = None
        context.navigator.go(leaving_for())

    def take_back() -> None:
        if session.undo_step is made:
            session.undo()
            context.desk = desk
            context.navigator.go(MERGE)

    words = trn("{n} change applied", "{n} changes applied", n).format(n=interface.catalogue.number(n))
    messages.toast(words, tr(UNDO), take_back)


def follow_workbook(context: Context) -> int:
    """Compare anew where the workbook changed; says how many decisions no longer hold, and gives their number."""
    desk = context.desk
    if desk is None:
        return 0
    lost = desk.follow(context.session.snapshot())
    if lost:

        def words() -> str:
            said = trn(
                "{n} answer changed meanwhile: what you decided of it waits for you again. Nothing was applied.",
                "{n} answers changed meanwhile: what you decided of them waits for you again. Nothing was applied.",
                lost,
            )
            return said.format(n=interface.catalogue.number(lost))

        context.messages.banner("warning", words, key=DESK_KEY, closable=True)
    return lost


def wait_for_decisions(context: Context) -> None:
    """Say that the desk waits, and how to come back to it."""
    desk = context.desk
    if desk is None:
        return

    def words() -> str:
        return tr(WAITS).format(ministry=desk.ministries)

    def come_back() -> None:
        context.navigator.go(MERGE)

    context.messages.banner("info", words, GO_ON, come_back, key=DESK_KEY, closable=True)


def may_leave(context: Context) -> bool:
    """Whether the workbook may be closed, though something that is decided was not applied."""
    desk = context.desk
    if desk is None or not desk.touched:
        return True
    answer = context.messages.ask(
        tr(NOT_APPLIED),
        tr(NOT_APPLIED_MEANS),
        (("close", tr(CLOSE)), ("stay", tr(STAY))),
        safe="stay",
    )
    if answer != "close":
        context.navigator.go(MERGE)
    return answer == "close"


def leaving_for() -> Place:
    """Where a person goes from the desk."""
    return CONTRIBUTIONS
