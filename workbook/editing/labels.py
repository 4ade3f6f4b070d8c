"""What each kind of step is called, in the menu, the history and the list of versions."""

from __future__ import annotations

from collections import defaultdict

from workbook.document.cells import Step
from workbook.errors import N_
from workbook.languages import Catalogue

LABELS = {
    "create": N_("workbook created"),
    "create_collection": N_("collection created"),
    "answer": N_("answer to {question}"),
    "clear": N_("answer to {question} cleared"),
    "state": N_("state of {question}"),
    "missing": N_("{question} left unanswered on purpose"),
    "ministry": N_("ministry of {question}"),
    "tags": N_("tags of {question}"),
    "sources": N_("sources of {question}"),
    "comment": N_("comment on {question}"),
    "attach": N_("file for {question}"),
    "add_row": N_("row added to “{question}”"),
    "remove_row": N_("row removed from “{question}”"),
    "paste": N_("cells pasted into “{question}”"),
    "make_action": N_("action created from {question}"),
    "echo": N_("answer to {question} taken from {origin}"),
    "restore": N_("earlier answer to {question} restored"),
    "carry_over": N_("answers of the previous workbook"),
    "load": N_("answers loaded from {question}"),
    "merge": N_("contribution of {question}"),
    "upgrade": N_("newer version of {question}"),
    "salvage": N_("answers salvaged from {question}"),
    "take_copy": N_("changes of the copy “{question}”"),
    "restore_version": N_("version “{question}” restored"),
    "unknown": N_("step that could not be read"),
    "forms": N_("questionnaires of the workbook"),
    "version": N_("version “{question}”"),
    "send": N_("form sent to “{question}”"),
    "returned": N_("form of “{question}” returned"),
    "remind": N_("reminder to “{question}”"),
    "admit": N_("file “{question}” received"),
    "decide": N_("decision on “{question}”"),
    "name_collection": N_("title of the collection"),
    "add_theme": N_("theme “{question}” added"),
    "change_theme": N_("theme “{question}” changed"),
    "order_themes": N_("order of the themes"),
    "merge_themes": N_("themes merged into “{question}”"),
    "delete_theme": N_("theme “{question}” deleted"),
    "import_themes": N_("themes taken from “{question}”"),
    "code": N_("theme “{question}” given ({country})"),
    "uncode": N_("theme “{question}” taken away ({country})"),
    "move_code": N_("passage of theme “{question}” moved ({country})"),
    "quote": N_("passage to be quoted, or no longer ({country})"),
    "translate": N_("translation of a passage ({country})"),
    "synthesis": N_("the secretariat’s words for the synthesis"),
    "undo": N_("undone: {what}"),
    "redo": N_("redone: {what}"),
}


def step_label(step: Step, catalogue: Catalogue, reverted: Step | None = None) -> str:
    """What a step did, in words, beginning with a small letter; `reverted` is the step it undid or redid."""
    template = catalogue.gettext(LABELS.get(step.kind, N_("change")))
    what = step_label(reverted, catalogue) if reverted and reverted.kind not in ("undo", "redo") else ""
    values = {"question": "", "what": what} | {key: str(value) for key, value in step.args.items()}
    return template.format_map(defaultdict(str, values))
