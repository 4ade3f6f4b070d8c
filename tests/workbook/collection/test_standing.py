"""Which of the files received count, whatever the order in which they came."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workbook.collection.facts import Decision, Facts, Submission
from workbook.collection.standing import REASONS, standings

KNOWN = frozenset({"MAR", "SEN", "TUN"})


def file(sha256: str, **said: object) -> Facts:
    head = Facts(sha256, f"{sha256}.xlsx", 1000, "2026-11-21T10:00:00+00:00")
    return replace(
        head,
        **{"instance": f"uuid:{sha256}", "document": f"d-{sha256}", "country": "MAR", "edition": "2018"}
        | said,
    )


def stands(*files: Facts, decisions: dict[str, Decision] | None = None) -> dict[str, Submission]:
    found = standings(files, decisions or {}, {}, KNOWN)
    return {one.sha256: one for one in found}


def states(*files: Facts, **decisions: Decision) -> dict[str, tuple[str, str]]:
    return {key: (one.state, one.reason) for key, one in stands(*files, decisions=decisions).items()}


ACCEPT, REJECT = Decision("accepted"), Decision("rejected", "a trial")


def test_a_file_that_was_read_counts_and_one_with_cells_not_understood_has_issues() -> None:
    assert states(file("a"), file("b", country="SEN", listed=2)) == {
        "a": ("accepted", ""),
        "b": ("issues", ""),
    }
    assert states(file("b", listed=2), b=ACCEPT) == {"b": ("accepted", "")}


def test_a_file_without_a_country_waits_until_it_is_named() -> None:
    assert states(file("a", country=""), file("b", country="XYZ")) == {
        "a": ("received", "no_country"),
        "b": ("received", "unknown_country"),
    }
    named = stands(file("a", country=""), decisions={"a": replace(ACCEPT, country="TUN")})["a"]
    assert (named.state, named.country) == ("accepted", "TUN")


def test_a_correction_takes_the_place_of_what_it_names() -> None:
    first, second = file("a"), file("b", deprecated="uuid:a")
    found = stands(second, first)
    assert found["a"].state == "superseded" and found["a"].by == "b" and found["b"].state == "accepted"
    assert states(first, second, b=REJECT) == {"a": ("accepted", ""), "b": ("rejected", "rejected")}


def test_a_later_export_of_the_same_workbook_takes_the_place_of_the_earlier() -> None:
    earlier, later = file("a", document="d", step=3), file("b", document="d", step=9)
    assert states(earlier, later) == {"a": ("superseded", "later"), "b": ("accepted", "")}


def test_two_editions_of_one_country_stand_beside_each_other() -> None:
    assert states(file("a", edition="2018"), file("b", edition="2020")) == {
        "a": ("accepted", ""),
        "b": ("accepted", ""),
    }


def test_what_cannot_be_told_apart_waits_and_the_secretariat_chooses() -> None:
    one, other = file("a"), file("b", instance="uuid:a", document="d-a")
    assert states(one, other) == {"a": ("received", "same_identity"), "b": ("received", "same_identity")}
    assert stands(one, other)["a"].rivals == ("b",)
    assert states(one, other, b=ACCEPT) == {"a": ("superseded", "chosen"), "b": ("accepted", "")}
    assert states(one, other, a=REJECT) == {"a": ("rejected", "rejected"), "b": ("accepted", "")}


def test_one_identity_under_two_countries_waits() -> None:
    for other in (
        file("b", country="SEN", instance="uuid:a"),
        file("b", country="SEN", document="d-a"),
        file("b", country="SEN", deprecated="uuid:a"),
    ):
        assert states(file("a"), other) == {
            "a": ("received", "two_countries"),
            "b": ("received", "two_countries"),
        }


def test_two_workbooks_of_one_country_wait() -> None:
    assert states(file("a"), file("b")) == {
        "a": ("received", "two_documents"),
        "b": ("received", "two_documents"),
    }


def test_files_that_correct_each_other_in_a_circle_wait() -> None:
    found = states(file("a", deprecated="uuid:b"), file("b", deprecated="uuid:a"))
    assert {state for state, _ in found.values()} == {"received"}


FILES = st.lists(
    st.builds(
        lambda number, country, instance, deprecated, document, step, refused: replace(
            file(f"f{number}"),
            country=country,
            instance=instance,
            deprecated=deprecated,
            document=document,
            step=step,
            refusal=("x", {}) if refused else None,
        ),
        st.integers(0, 99),
        st.sampled_from(["MAR", "SEN", "", "QQQ"]),
        st.sampled_from(["uuid:1", "uuid:2", "uuid:3", ""]),
        st.sampled_from(["uuid:1", "uuid:2", "uuid:3", ""]),
        st.sampled_from(["d1", "d2", ""]),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=7,
    unique_by=lambda one: one.sha256,
)
VERDICTS = st.dictionaries(st.sampled_from([f"f{n}" for n in range(100)]), st.sampled_from([ACCEPT, REJECT]))


@given(FILES, VERDICTS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing_and_no_country_counts_twice(files, decisions, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = files[:]
    random.shuffle(shuffled)
    found = stands(*files, decisions=decisions)
    assert found == stands(*shuffled, decisions=decisions)
    assert len(found) == len(files)
    counting = [(one.country, one.edition.casefold()) for one in found.values() if one.current]
    assert len(counting) == len(set(counting))
    assert all(one.reason in REASONS for one in found.values() if not one.current)
    assert all(found[one.by].sha256 != one.sha256 for one in found.values() if one.by)


def test_an_edition_is_one_however_it_is_spelt() -> None:
    files = [
        file("a", edition="Réédition 2018"),
        file("b", country="SEN", edition="RÉÉDITION 2018"),
        file("c", country="TUN", edition="Re\u0301edition 2018"),
        file("d", country="TUN", edition=""),
    ]
    for order in (files, files[::-1]):
        found = {one.sha256: one.edition for one in standings(order, {}, {}, KNOWN)}
        assert len({found["a"], found["b"], found["c"]}) == 1 and not found["b"].isupper() and not found["d"]
    assert states(*files[:1], replace(files[1], country="MAR"))["a"] == ("received", "two_documents")
