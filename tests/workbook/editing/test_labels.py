"""Every step has a name for people, also one whose arguments an older or another program wrote."""

import pytest

from workbook.document.cells import Step
from workbook.editing.labels import LABELS, step_label
from workbook.languages import LANGUAGES, Catalogue


@pytest.mark.parametrize("kind", [*LABELS, "of-another-program"])
def test_a_step_that_lacks_its_arguments_is_told_all_the_same(kind: str) -> None:
    step = Step(2, kind, {}, "2018-09-14T10:00:00+00:00", "Amina", ())
    for language in LANGUAGES:
        label = step_label(step, Catalogue.load(language))
        assert label and "{" not in label
