"""The catalogues are checked as a translator would make mistakes in them."""

from __future__ import annotations

from pathlib import Path

import pytest

import translations

SOURCE = """
def page(catalogue, n):
    print(catalogue.gettext("Save {file}"), tr("Open"), N_("Later"))
    print(catalogue.ngettext("{n} row", "{n} rows", n), trn("One day", "{n} days", n))
"""
FRENCH = {
    "Save {file}": "Enregistrer {file}",
    "Open": "Ouvrir",
    "Later": "Plus tard",
    ("{n} row", "{n} rows"): ("{n} ligne", "{n} lignes"),
    ("One day", "{n} days"): ("Un jour", "{n} jours"),
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house of one source file, with both catalogues whole."""
    monkeypatch.setattr(translations, "HOUSE", tmp_path)
    for folder in translations.SOURCES:
        (tmp_path / folder).mkdir()
    (tmp_path / "ui" / "page.py").write_text(SOURCE)
    translations.update()
    catalogue = translations.read("fr")
    for message in catalogue:
        if message.id:
            message.string = FRENCH[message.id]
    translations.write(catalogue, "fr")
    return tmp_path


def faults(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    status = translations.check()
    found = capsys.readouterr().err.splitlines()
    assert bool(found) == bool(status)
    return found


def replace(language: str, old: str, new: str) -> None:
    path = translations.po_file(language)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_keyword_is_found_and_whole_catalogues_pass(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {message.id for message in translations.template() if message.id} == set(FRENCH)
    assert faults(capsys) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "Ouvrir"', 'msgstr ""', "fr: not translated: 'Open'"),
        ('msgstr "Ouvrir"', 'msgstr " "', "fr: not translated: 'Open'"),
        ('msgid "Open"', '#, fuzzy\nmsgid "Open"', "fr: not translated: 'Open'"),
        ('msgid "Open"', 'msgid "Opened"', "fr: not in the catalogue: 'Open'"),
        ('msgid "Open"', 'msgid "Opened"', "fr: no longer in the sources: 'Opened'"),
        ("Enregistrer {file}", "Enregistrer {fichier}", "fr: other parameters: 'Save {file}'"),
        ("Enregistrer {file}", "Enregistrer", "fr: other parameters: 'Save {file}'"),
        ("{n} lignes", "", "fr: not translated: ('{n} row', '{n} rows')"),
        ("{n} jours", "des jours", "fr: other parameters: ('One day', '{n} days')"),
    ],
)
def test_a_mistake_in_a_catalogue_is_named(
    old: str, new: str, fault: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    replace("fr", old, new)
    assert fault in faults(capsys)


def test_a_new_message_fails_until_it_is_translated(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (house / "workbook" / "more.py").write_text('N_("Close")\n')
    assert faults(capsys) == ["en: not in the catalogue: 'Close'", "fr: not in the catalogue: 'Close'"]
    translations.update()
    assert faults(capsys) == ["fr: not translated: 'Close'"]


def test_an_update_of_fresh_catalogues_changes_nothing(house: Path) -> None:
    before = {language: translations.po_file(language).read_bytes() for language in translations.LANGUAGES}
    translations.update()
    assert before == {
        language: translations.po_file(language).read_bytes() for language in translations.LANGUAGES
    }


def test_the_template_is_a_gettext_file(house: Path) -> None:
    (house / "translations").mkdir(exist_ok=True)
    assert translations.main(["extract"]) == 0
    assert 'msgid "Save {file}"' in (house / "translations" / "passerelle.pot").read_text(encoding="utf-8")


def test_the_compiled_catalogue_speaks_french(house: Path) -> None:
    import gettext

    assert translations.main(["compile"]) == 0
    french = gettext.translation("passerelle", str(house / "translations"), languages=["fr"])
    assert french.gettext("Open") == "Ouvrir"
    assert french.ngettext("{n} row", "{n} rows", 0) == "{n} ligne"
