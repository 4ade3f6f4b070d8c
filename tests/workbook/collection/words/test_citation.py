from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.collection.received_example import FORM, admit, new_collection
from workbook.collection.answers import Answer
from workbook.collection.collection import Collection
from workbook.collection.words.citation import cite, cite_all
from workbook.languages import Catalogue

FR, EN = Catalogue.load("fr"), Catalogue.load("en")
NO_BREAK = "\u00a0"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with new_collection(tmp_path_factory.mktemp("citation")) as made:
        admit(
            made,
            "CIV",
            {
                ("q_1_2_1", "value.fr"): "Un **comité** & des <données>.\n\n- un point",
                ("q_1_2_1", "value.en"): "A committee.",
                ("q_1_2_2", "value.fr"): "الهجرة والتنمية",
                ("q_1_2_3", "missing"): {"reason": "no_data", "why": "Enquête en 2019."},
            },
        )
        yield made


def answer(collection: Collection, name: str) -> Answer:
    view = collection.view()
    return view.answer(view.submissions[0].sha256, FORM, "", name)


def test_a_quotation_says_where_it_comes_from(collection: Collection) -> None:
    one = answer(collection, "q_1_2_1")
    made = cite(collection.view(), one, EN)
    code = f"CIV · 1.2-1 · Berlin 2017!D6 · {one.submission.short}"
    assert made.text == (
        f"“A committee.” (Côte d’Ivoire, Marrakech 2018, Berlin 2017, question 1.2-1, 14 September 2018; {code})"
    )
    assert made.html.startswith('<p>“<span lang="en">A committee.</span>” (Côte d’Ivoire, ')
    assert made.html.endswith(f"{code})</p>")


def test_a_french_quotation_has_french_marks_and_only_the_words(collection: Collection) -> None:
    made = cite(collection.view(), answer(collection, "q_1_2_1"), FR)
    words = "Un comité & des <données>.\n– un point"
    assert made.text.startswith(f"«{NO_BREAK}{words}{NO_BREAK}» (Côte d’Ivoire, Marrakech 2018, Berlin 2017,")
    assert "14 septembre 2018" in made.text
    assert 'lang="fr">Un comité &amp; des &lt;données&gt;.<br>– un point</span>' in made.html


def test_some_of_the_words_can_be_quoted_with_a_translation(collection: Collection) -> None:
    one = answer(collection, "q_1_2_1")
    made = cite(collection.view(), one, EN, "value.fr", "comité", "committee")
    assert made.text.startswith("“comité” (Côte d’Ivoire, ")
    assert made.text.endswith("\n“committee” (translation by the secretariat)")
    assert made.html.count("<p>") == 2


def test_an_arabic_quotation_runs_from_right_to_left(collection: Collection) -> None:
    made = cite(collection.view(), answer(collection, "q_1_2_2"), EN)
    assert made.text.startswith("“\u2067الهجرة والتنمية\u2069” (Côte d’Ivoire, ")
    assert '“<span dir="rtl">الهجرة والتنمية</span>”' in made.html


def test_a_reason_is_cited_as_one_and_silence_is_not(collection: Collection) -> None:
    view = collection.view()
    reason = answer(collection, "q_1_2_3")
    assert cite(view, reason, EN).text.startswith("No data available: Enquête en 2019. (Côte d’Ivoire, ")
    silent = answer(collection, "q_2_1_1")
    everything = cite_all(view, [silent, reason, answer(collection, "q_1_2_1")], EN)
    assert everything.text.count("Côte d’Ivoire") == everything.html.count("<p>") == 2


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_whatever_is_quoted_stays_text_in_html(collection: Collection, words: str) -> None:
    made = cite(collection.view(), answer(collection, "q_1_2_1"), EN, "value.fr", words)
    assert made.html.replace("<br>", "").count("<") == 4
