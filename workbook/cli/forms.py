"""Commands about questionnaires."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from workbook.cli.output import Output
from workbook.errors import N_
from workbook.questionnaire.library import available, load
from workbook.questionnaire.model import Choice, Item, LocalText, Question, Questionnaire, Repeat, Section


def list_forms(options: argparse.Namespace, output: Output) -> None:
    language = output.catalogue.code
    forms = available()
    output.json(
        [
            {
                "form_id": form.form_id,
                "version": form.version,
                "title": both(form.title),
                "description": both(form.description),
                "kind": form.kind,
                "questions": len(form.guiding_questions),
                "size": form.size,
                "tables": len(form.repeats),
            }
            for form in forms
        ]
    )
    for form in forms:
        noun = form.count_noun(form.size, language)
        output.line(f"{form.form_id:<16} {form.size:>4} {noun:<12} {form.title.get(language)}")


def show_form(options: argparse.Namespace, output: Output) -> None:
    form = load(options.form)
    output.json(form_document(form))
    language = output.catalogue.code
    output.line(f"{form.title.get(language)} ({form.form_id}, {form.version})")
    for item in form.flat:
        depth = len(form.path(item)) + (1 if isinstance(item, Question) and item.detail_of else 0)
        code = f"{item.code}  " if item.code else ""
        output.line(f"{'  ' * depth}{code}{item.label.get(language)}  [{item.name}: {item_type(item)}]")


def check_form(options: argparse.Namespace, output: Output) -> None:
    form = read_form(options.file)
    output.say(
        N_("{file} is in order: {form}, version {version}, {count} items."),
        file=options.file.name,
        form=form.form_id,
        version=form.version,
        count=len(form.flat),
    )


def to_xlsform(options: argparse.Namespace, output: Output) -> None:
    from workbook.questionnaire.xlsform_out import write_xlsform

    write_xlsform(load(options.form), options.out)
    output.say(N_("Written: {file}"), file=options.out)


def from_xlsform(options: argparse.Namespace, output: Output) -> None:
    from workbook.questionnaire.xlsform_in import write_definition

    write_definition(options.file, options.out)
    output.say(N_("Written: {file}"), file=options.out)


def read_form(path: Path) -> Questionnaire:
    """A questionnaire from a YAML definition or an XLSForm. Raises DefinitionError, UnusableFile."""
    if path.suffix.lower() == ".xlsx":
        from workbook.questionnaire.xlsform_in import read_xlsform

        return read_xlsform(path)
    from workbook.questionnaire.definition_file import read_definition

    return read_definition(path)


def both(text: LocalText) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}


def item_type(item: Item) -> str:
    """The type in XLSForm's words."""
    if isinstance(item, Repeat):
        return "begin repeat"
    if isinstance(item, Section):
        return "begin group"
    return f"{item.type} {item.list_name}".strip() if isinstance(item, Question) else ""


def form_document(form: Questionnaire) -> dict[str, Any]:
    """The shape of `form show --json`: the items flat, in order."""
    return {
        "form_id": form.form_id,
        "version": form.version,
        "title": both(form.title),
        "description": both(form.description),
        "kind": form.kind,
        "documents": {
            key: {"title": both(one.title), "symbol": one.symbol, "year": one.year}
            for key, one in form.documents.items()
        },
        "items": [_item_document(form, item) for item in form.flat],
    }


def _item_document(form: Questionnaire, item: Item) -> dict[str, Any]:
    holder = next((one for one in (item, *reversed(form.path(item))) if one.source), None)
    source = holder.source if holder else None
    question = item if isinstance(item, Question) else None
    return {
        "name": item.name,
        "code": item.code,
        "type": item_type(item),
        "path": [section.name for section in form.path(item)],
        "label": both(item.label),
        "hint": both(item.hint),
        "guidance": both(item.guidance),
        "unofficial": sorted(item.unofficial),
        "source": {
            "document": source.document if source else "",
            "section": source.section.fr if source else "",
            "paragraph": source.paragraph if source else "",
            "also": source.also if source else "",
        },
        "required": bool(question and question.required),
        "relevant": item.relevant,
        "constraint": question.constraint if question else "",
        "calculation": question.calculation if question else "",
        "appearance": question.appearance if question else "",
        "multilingual": bool(question and question.multilingual),
        "detail_of": question.detail_of if question else "",
        "choices": [_choice_document(choice) for choice in (form.choices_of(question) if question else ())],
        "sdg": list(item.sdg),
        "themes": list(item.themes),
        "echoes": list(item.echoes),
    }


def _choice_document(choice: Choice) -> dict[str, Any]:
    return {"name": choice.name, "label": both(choice.label), "retired": choice.retired, **choice.codes}
