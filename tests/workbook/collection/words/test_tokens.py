import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.collection.words.tokens import folded_words, search_words, tokens

TEXTS = st.text() | st.text(alphabet="aéœßĳ’' -_\n\u0301\u0640مهاجرةالـ移民٣½*\"l")


@pytest.mark.parametrize(
    "written",
    [
        ("égalité", "Égalités", "EGALITE", "l’égalité", "e\u0301galite\u0301"),
        ("œuvre", "OEUVRES", "d'œuvres"),
        ("première", "premiers", "premier"),
        ("réfugié", "réfugiées", "REFUGIES"),
        ("employée", "employés", "emploi"),
        ("associée", "associés", "association"),
    ],
)
def test_french_words_are_one_in_all_their_forms(written: tuple[str, ...]) -> None:
    assert len({search_words(one, "fr") for one in written}) == 1


@pytest.mark.parametrize(
    "written",
    [
        ("organisation", "organizations", "organising", "organized"),
        ("labour", "labor"),
        ("programmes", "program", "programming"),
        ("country’s", "countries", "country"),
    ],
)
def test_english_words_are_one_in_all_their_forms_and_spellings(written: tuple[str, ...]) -> None:
    assert len({search_words(one, "en") for one in written}) == 1


@pytest.mark.parametrize(
    "written",
    [
        ("الهجرة", "هجرة", "هجره", "والهجرة", "للهجرة", "الهِجْرَة", "الهجـــرة"),
        ("وزارة", "الوزارة", "وزاره"),
        ("إنسان", "أنسان", "الإنسان", "انسان"),
        ("المهاجرين", "مهاجرون", "المهاجرات", "مهاجر"),
        ("مستوى", "مستوي"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en", ""])
def test_arabic_words_are_one_with_article_marks_and_variants(
    written: tuple[str, ...], language: str
) -> None:
    assert len({search_words(one, language) for one in written}) == 1


def test_words_that_only_resemble_each_other_stay_apart() -> None:
    assert search_words("également", "fr") != search_words("égalité", "fr")
    assert search_words("national", "fr") != search_words("nationalité", "fr")
    assert search_words("وزارة", "") != search_words("زيارة", "")


def test_each_chinese_sign_is_a_word_and_so_is_each_part_of_a_number() -> None:
    assert search_words("移民とODD 10.7", "fr") == "移 民 と odd 10 7"
    assert search_words("٢٠٢٥", "fr") == "2025"


def test_a_text_of_an_unknown_language_is_read_as_what_it_seems_to_be() -> None:
    french, english = "les droits des femmes réfugiées", "the rights of refugee women"
    assert search_words(french, "") == search_words(french, "fr") != search_words(french, "en")
    assert search_words(english, "") == search_words(english, "en") != search_words(english, "fr")


@given(TEXTS, st.sampled_from(["fr", "en", ""]))
def test_what_is_indexed_is_what_can_be_shown(text: str, language: str) -> None:
    found = list(tokens(text, language))
    assert " ".join(token.word for token in found) == search_words(text, language)
    assert all(0 <= token.start < token.end <= len(text) and token.word for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_words_hold_letters_and_figures_alone(text: str, language: str) -> None:
    assert all(one.isalnum() or one == " " for one in search_words(text, language))
    assert all(word.isalnum() for word in folded_words(text))


@given(TEXTS, st.sampled_from(["fr", "en"]))
def test_capitals_change_nothing_in_words_without_special_cases(text: str, language: str) -> None:
    plain = "".join(one for one in text if one.lower() == one.upper().lower() and len(one.upper()) == 1)
    assert search_words(plain.lower(), language) == search_words(plain.upper(), language)
