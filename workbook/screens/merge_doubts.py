"""Why a file that came back may be the wrong one, in sentences."""

from __future__ import annotations

from workbook.document.snapshot import IDENTIFICATION
from workbook.editing.contributions import contribution
from workbook.errors import N_
from workbook.exchange.differences import Comparison
from workbook.exchange.repairs import DOUBTS
from workbook.languages import Catalogue

OTHER_SUBJECT = N_("It is about {theirs}, and this workbook is about {ours}.")
OTHER_WORKBOOK = N_("The form was made from another workbook.")
MERGED_BEFORE = N_("This form was merged before.")


def doubt_sentences(comparison: Comparison, catalogue: Catalogue) -> tuple[str, ...]:
    """What speaks against a file; nothing where all is well."""
    source, ours, gettext = comparison.received.source, comparison.ours, catalogue.gettext
    found = []
    if source.country and ours.country and source.country != ours.country:
        asked = ours.forms[IDENTIFICATION]
        names = [
            asked.choice_label(asked.question("country"), code, catalogue.code)
            for code in (source.country, ours.country)
        ]
        found.append(gettext(OTHER_SUBJECT).format(theirs=names[0], ours=names[1]))
    elif source.edition and ours.edition and source.edition != ours.edition:
        found.append(gettext(OTHER_SUBJECT).format(theirs=source.edition, ours=ours.edition))
    elif comparison.foreign:
        found.append(gettext(OTHER_WORKBOOK))
    found += [gettext(DOUBTS[doubt.kind]).format_map(doubt.params) for doubt in source.doubts]
    known = contribution(ours, comparison.instance)
    if known is not None and known.merged:
        found.append(gettext(MERGED_BEFORE))
    return tuple(found)
