"""The commands and their arguments, as one table each."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from workbook.cli.output import Output
from workbook.document.cells import MISSING_REASONS, STATES, TAGS
from workbook.errors import N_
from workbook.languages import LANGUAGES, Catalogue

COMMANDS = frozenset(
    [
        "demo",
        "forms",
        "form",
        "new",
        "answer",
        "row",
        "show",
        "history",
        "undo",
        "redo",
        "check",
        "load",
        "export",
        "salvage",
        "send",
        "receive",
        "collect",
        "collection",
    ]
)
REPORTS = ("plan", "answers", "brief", "blank", "extract")
Run = Callable[[argparse.Namespace, Output], int | None]

# argparse's own words, so that they can be translated
ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("expected at least one argument"),
)


def make_parser(catalogue: Catalogue) -> argparse.ArgumentParser:
    """The parser, in the language of the catalogue."""
    t = catalogue.gettext
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, help=t(N_("language of the messages")))
    parser = argparse.ArgumentParser(
        prog="passerelle",
        parents=[common],
        description=t(
            N_("The offline workbook of the national focal point. Without a command it opens the window.")
        ),
        epilog=t(
            N_("Exit status: 0 done; 1 done, with issues listed; 2 wrong usage; 3 the file cannot be used.")
        ),
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add = _Adder(commands, common, catalogue)
    _add_form_commands(add)
    _add_workbook_commands(add)
    _add_output_commands(add)
    _add_collection_commands(add)
    return parser


class _Adder:
    def __init__(self, commands: Any, common: argparse.ArgumentParser, catalogue: Catalogue) -> None:
        self.commands, self.common, self.t = commands, common, catalogue.gettext

    def __call__(self, name: str, run: str, help_text: str, json: bool = False) -> argparse.ArgumentParser:
        words = self.t(help_text)
        command: argparse.ArgumentParser = self.commands.add_parser(
            name, parents=[self.common], help=words, description=words
        )
        command.set_defaults(run=_lazily(run))
        if json:
            command.add_argument("--json", action="store_true", help=self.t(N_("print one JSON document")))
        return command

    def nested(self, name: str, help_text: str) -> _Adder:
        parser = self.commands.add_parser(name, help=self.t(help_text))
        inner = parser.add_subparsers(metavar="COMMAND", required=True)
        nested = _Adder(inner, self.common, Catalogue.load("en"))
        nested.t = self.t
        return nested


def _lazily(run: str) -> Run:
    """A command's function, imported when it is run."""
    module, _, function = run.partition(":")

    def call(options: argparse.Namespace, output: Output) -> int | None:
        found: Run = getattr(import_module(f"workbook.cli.{module}"), function)
        return found(options, output)

    return call


def _add_form_commands(add: _Adder) -> None:
    add("forms", "forms:list_forms", N_("list the questionnaires at hand"), json=True)
    form = add.nested("form", N_("show or check a questionnaire"))
    show = form("show", "forms:show_form", N_("show a questionnaire, item by item"), json=True)
    show.add_argument("form", metavar="ID")
    check = form("check", "forms:check_form", N_("check a definition file"))
    check.add_argument("file", type=Path, metavar="FILE")
    out = form("to-xlsform", "forms:to_xlsform", N_("write a questionnaire as an XLSForm"))
    out.add_argument("form", metavar="ID")
    out.add_argument("out", type=Path, metavar="OUT.xlsx")
    back = form("from-xlsform", "forms:from_xlsform", N_("make a definition from an XLSForm"))
    back.add_argument("file", type=Path, metavar="IN.xlsx")
    back.add_argument("out", type=Path, metavar="OUT.yaml")


def _add_workbook_commands(add: _Adder) -> None:
    new = add("new", "answers:new_workbook", N_("make a workbook"))
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--country", required=True, metavar="MAR")
    new.add_argument("--edition", required=True)
    new.add_argument("--form", action="extend", nargs="+", metavar="ID")
    new.add_argument("--answers-in", default="fr,en", metavar="fr,en")
    new.add_argument("--from", dest="last_cycle", type=Path, metavar="LAST_CYCLE")
    answer = add("answer", "answers:give_answer", N_("answer a question, or say why there is no answer"))
    answer.add_argument("file", type=Path, metavar="FILE")
    answer.add_argument("form", metavar="FORM")
    answer.add_argument("question", metavar="QUESTION")
    answer.add_argument("value", nargs="?", metavar="VALUE")
    answer.add_argument("--row", default="")
    answer.add_argument("--in", dest="language", choices=LANGUAGES, default="")
    answer.add_argument("--state", choices=STATES, default="")
    answer.add_argument("--missing", choices=MISSING_REASONS)
    answer.add_argument("--why", default="")
    row = add("row", "answers:add_row", N_("add a row to a table and print its id"))
    row.add_argument("file", type=Path, metavar="FILE")
    row.add_argument("form", metavar="FORM")
    row.add_argument("repeat", metavar="REPEAT")
    row.add_argument("--set", action="extend", nargs="+", default=[], metavar="NAME=VALUE")
    row.add_argument("--in", dest="language", choices=LANGUAGES, default="")
    for name, help_text in (
        ("undo", N_("take the last step back")),
        ("redo", N_("make the step again that was taken back")),
    ):
        add(name, f"answers:{name}", help_text).add_argument("file", type=Path, metavar="FILE")
    load = add("load", "answers:load_answers", N_("take in answers from a JSON file"))
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("answers", type=Path, metavar="ANSWERS.json")


def _add_output_commands(add: _Adder) -> None:
    show = add("show", "reading:show", N_("show the answers"), json=True)
    history = add("history", "reading:history", N_("show what was changed, when and by whom"), json=True)
    for command in (show, history):
        command.add_argument("file", type=Path, metavar="FILE")
        command.add_argument("form", nargs="?", metavar="FORM")
        command.add_argument("question", nargs="?", metavar="QUESTION")
    history.add_argument("--row", default="")
    check = add(
        "check", "reading:check", N_("check the file, then list what is missing or out of range"), json=True
    )
    check.add_argument("file", type=Path, metavar="FILE")
    export = add("export", "export:export", N_("write a report, the submission or all answers"))
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("out", type=Path, metavar="OUT.json|OUT.pdf|OUT.xlsx")
    export.add_argument("--report", choices=REPORTS, default="plan")
    export.add_argument("--in", dest="language", choices=(*LANGUAGES, "both"), default="")
    export.add_argument("--ministry", default="", metavar="NAME")
    export.add_argument("--paper", choices=("a4", "letter"), default="a4")
    _add_send_command(add)
    _add_receive_command(add)
    salvage = add("salvage", "salvage:run", N_("give back what is sound in a damaged workbook"), json=True)
    salvage.add_argument("file", type=Path, metavar="FILE")
    salvage.add_argument("out", type=Path, metavar="OUT")
    demo = add(
        "demo", "demo:demo", N_("write an example: a workbook and a collection filled in, and their reports")
    )
    demo.add_argument("folder", type=Path, metavar="FOLDER")


def _add_send_command(add: _Adder) -> None:
    send = add(
        "send", "contributions:send_form", N_("write a ministry’s form and note that it was sent"), json=True
    )
    send.add_argument("file", type=Path, metavar="FILE")
    send.add_argument("out", type=Path, metavar="OUT.xlsx|OUT.passerelle")
    send.add_argument("--to", required=True, metavar="MINISTRY")
    send.add_argument(
        "--section", action="extend", nargs="+", required=True, default=[], metavar="FORM[/SECTION]"
    )
    send.add_argument("--due", default="", metavar="2018-09-14")
    send.add_argument("--in", dest="language", choices=(*LANGUAGES, "both"), default="")
    send.add_argument("--contact", default="", metavar="E-MAIL")
    send.add_argument("--without-answers", action="store_true")


def _add_receive_command(add: _Adder) -> None:
    receive = add(
        "receive",
        "receive:receive_files",
        N_("show what a form that came back changes, or take it in as one step"),
        json=True,
    )
    receive.add_argument("file", type=Path, metavar="FILE")
    receive.add_argument("incoming", type=Path, nargs="+", metavar="IN.xlsx|IN.passerelle")
    receive.add_argument("--take", choices=("theirs", "ours", "none"), default="none")


def _add_collection_commands(add: _Adder) -> None:
    collect = add("collect", "collecting:collect", N_("admit submissions into a collection"), json=True)
    collect.add_argument("collection", type=Path, metavar="COLLECTION")
    collect.add_argument("files", type=Path, nargs="+", metavar="SUBMISSION.xlsx|FOLDER")
    nested = add.nested("collection", N_("read, search and publish what a collection holds"))
    show = nested("show", "collection:show", N_("list the submissions and their states"), json=True)
    answers = nested("answers", "collection:answers", N_("print every country’s answer"), json=True)
    for command in (show, answers):
        command.add_argument("collection", type=Path, metavar="COLLECTION")
    answers.add_argument("form", metavar="FORM")
    answers.add_argument("question", metavar="QUESTION")
    answers.add_argument("--edition")
    _add_collection_search(nested)
    _add_collection_export(nested)


def _add_collection_search(nested: _Adder) -> None:
    search = nested("search", "collection_search:search_answers", N_("search all answers"), json=True)
    search.add_argument("collection", type=Path, metavar="COLLECTION")
    search.add_argument("words", nargs="+", metavar="WORDS")
    for name, known in (
        ("region", "002|AFRICA"),
        ("theme", "NAME"),
        ("form", "FORM"),
        ("question", "QUESTION"),
    ):
        search.add_argument(f"--{name}", metavar=known)
    search.add_argument("--tag", choices=TAGS)
    search.add_argument("--answered-in", choices=LANGUAGES)
    search.add_argument("--edition")


def _add_collection_export(nested: _Adder) -> None:
    export = nested(
        "export",
        "collection_export:export",
        N_("write the consolidated workbook, the synthesis, everything as JSON, or a data package"),
    )
    export.add_argument("collection", type=Path, metavar="COLLECTION")
    export.add_argument("out", type=Path, metavar="OUT.xlsx|OUT.pdf|OUT.json|FOLDER")
    export.add_argument("--in", dest="language", choices=(*LANGUAGES, "both"), default="")
    export.add_argument("--edition")
    letters = nested(
        "letters", "collection_export:letters", N_("write a return letter for each country"), json=True
    )
    letters.add_argument("collection", type=Path, metavar="COLLECTION")
    letters.add_argument("folder", type=Path, metavar="FOLDER")
    letters.add_argument("--due", default="", metavar="2018-09-14")
