"""What a person finds beside the tables: what they are, and what to mind."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.collection.publishing.package.schema import Table
from workbook.collection.wording import ANSWER_WORDS
from workbook.exchange.words import Words, both
from workbook.languages import N_, Catalogue

ABOUT = (
    N_("The tables are CSV files in UTF-8, with commas, and describe themselves in datapackage.json (Frictionless, tabular data package)."),
    N_("A submission is known by the SHA-256 of the file received. Only those that count have answers here; the table of submissions lists all."),
    N_("Texts stand here as they were written, nothing is changed: one may begin with = or @. Import the files as data; a spreadsheet that opens them directly may take such a text for a formula."),
    N_("The state of an answer says whether there is one, or why not. Nothing is counted together, and no country is ranked."),
    N_("Of actions, what IATI knows too has IATI’s name and codes. Amounts in different currencies are never added."),
    N_("No licence is given with the tables; ask the secretariat before you publish them."),
)  # fmt: skip


def read_me(title: str, tables: Sequence[Table], words: Words, note: str = "") -> str:
    """The text, in French and then in English; `note` is a message to be known before all."""
    parts = [f"# {title}"]
    for catalogue in (words.fr, words.en):
        parts += [f"**{catalogue.gettext(note)}.**"] if note else []
        parts.append(_part(tables, catalogue))
    return "\n\n".join(parts) + "\n"


def _part(tables: Sequence[Table], catalogue: Catalogue) -> str:
    spoken = catalogue.gettext
    about = "\n\n".join(spoken(message) for message in ABOUT)
    states = "\n".join(
        f"- `{state}`{catalogue.colon()} {spoken(word)}" for state, word in ANSWER_WORDS.items()
    )
    listed = "\n".join(f"- `{one.file}`{catalogue.colon()} {_title(one, catalogue)}" for one in tables)
    return f"{about}\n\n{spoken(N_('States'))}\n\n{states}\n\n{spoken(N_('Tables'))}\n\n{listed}"


def _title(table: Table, catalogue: Catalogue) -> str:
    if isinstance(table.title, str):
        return catalogue.gettext(table.title)
    return table.title.get(catalogue.code) or both(table.title)
