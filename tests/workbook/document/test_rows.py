"""A row is known by the SHA-256 of its columns, written as one canonical JSON list."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from workbook.document.rows import row_hash
from workbook.questionnaire.values import canonical

COLUMNS = (
    st.text() | st.text(st.characters(categories=["Cs", "Cc"])) | st.integers() | st.none() | st.booleans()
)


@given(st.lists(COLUMNS))
def test_the_columns_are_hashed_as_one_list(columns: list[object]) -> None:
    whole = canonical(columns).encode("utf-8", "surrogatepass")
    assert row_hash(*columns) == hashlib.sha256(whole).hexdigest()
