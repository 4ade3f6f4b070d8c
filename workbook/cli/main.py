"""Where the command line begins and ends: its words, its errors and its exit status."""

from __future__ import annotations

import gc
import gettext
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workbook.cli.output import Output
from workbook.cli.parser import COMMANDS, make_parser
from workbook.errors import N_, DefinitionError, KnownError, UnusableFile
from workbook.languages import DOMAIN, LANGUAGES, Catalogue, Language, system_language
from workbook.resources import translations_folder

DONE, ISSUES, WRONG_USAGE, UNUSABLE = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0 done, 1 done with issues, 2 wrong usage, 3 unusable file."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    catalogue = Catalogue.load(_language(words))
    _let_argparse_speak(catalogue.code)
    if not any(word in COMMANDS for word in words) and not {"-h", "--help"} & set(words):
        return _open_window(words, catalogue)
    try:
        options = make_parser(catalogue).parse_args(words)
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else WRONG_USAGE
    output = Output(catalogue, as_json=getattr(options, "json", False))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter shows its number
    try:
        status = options.run(options, output)
    except KnownError as error:
        return _tell(error, output)
    except KeyboardInterrupt:
        output.complain(catalogue.gettext(N_("Stopped. Nothing was written.")))
        return ISSUES
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:  # a place that no name leads to, as one too long for the system
        return _tell(_refused_by_system(error), output)
    except Exception as error:
        message = catalogue.gettext(
            N_(
                "Passerelle met an error of its own ({error}). Nothing that was saved is lost; please report it."
            )
        )
        output.complain(message.format(error=f"{type(error).__name__}: {error}"))
        return UNUSABLE
    done = ISSUES if output.issues else DONE
    return status if isinstance(status, int) and status else done


def _refused_by_system(error: OSError) -> KnownError:
    return UnusableFile(
        N_("{file} cannot be used: {reason}. What was saved is safe; choose another name or another place."),
        file=Path(str(error.filename or "–")).name,
        reason=error.strerror or str(error),
    )


def _tell(error: KnownError, output: Output) -> int:
    output.complain(error.text(output.catalogue))
    if isinstance(error, DefinitionError):
        for problem in error.problems:
            output.complain("  " + problem.text(output.catalogue))
    return error.exit_status


def _language(words: Sequence[str]) -> Language:
    for place, word in enumerate(words):
        wanted = (
            words[place + 1] if word == "--lang" and place + 1 < len(words) else word.removeprefix("--lang=")
        )
        if word.startswith("--lang") and wanted in LANGUAGES:
            return "fr" if wanted == "fr" else "en"
    return system_language()


def _let_argparse_speak(language: Language) -> None:
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(translations_folder()))
    gettext.textdomain(DOMAIN)


def _open_window(words: Sequence[str], catalogue: Catalogue) -> int:
    files = [word for word in words if word not in ("--lang", *LANGUAGES) and not word.startswith("--lang=")]
    strange = [word for word in files if word.startswith("-")]
    if strange or len(files) > 1:
        Output(catalogue).complain(
            catalogue.gettext(
                N_("“{word}” is neither a command nor a file; passerelle --help lists the commands.")
            ).format(word=(strange or files)[0])
        )
        return WRONG_USAGE
    from importlib import import_module

    gc.disable()  # nothing of a program that starts is garbage; `ui.garbage` collects from then on
    window = import_module("ui.app")
    return int(window.run(Path(files[0]) if files else None))
