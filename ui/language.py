"""The language of the window, switched at once: messages, Qt's own texts, numbers and dates."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from ui.following import follow
from workbook.languages import Catalogue, Language


class _OwnTranslator(QTranslator):
    """What Qt shows and its own French lacks, from our catalogue; None leaves the search to Qt."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        found = self._catalogue.gettext(source_text)
        return found if found != source_text else None


class InterfaceLanguage(QObject):
    """One a program, as `interface`. `changed` is emitted once all of it speaks the new language."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._code: Language = "en"
        self._installed: list[QTranslator] = []

    @property
    def code(self) -> Language:
        return self._code

    @property
    def catalogue(self) -> Catalogue:
        return Catalogue.load(self._code)

    def use(self, code: Language) -> None:
        """Switch to `code`; nothing is restarted."""
        self._code = code
        french = QLocale(QLocale.Language.French, QLocale.Country.France)
        english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        QLocale.setDefault(french if code == "fr" else english)
        self._install(code)
        self.changed.emit()

    def _install(self, code: Language) -> None:
        app = QCoreApplication.instance()
        if app is None:
            return
        for translator in self._installed:
            app.removeTranslator(translator)
        self._installed = []
        if code == "fr":
            qt = QTranslator()
            if qt.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._installed.append(qt)
            self._installed.insert(0, _OwnTranslator(self.catalogue))
        for translator in self._installed:
            app.installTranslator(translator)


interface = InterfaceLanguage()


def tr(message: str) -> str:
    """The message in the language in force; call it when it is shown, never at import."""
    return interface.catalogue.gettext(message)


def trn(singular: str, plural: str, n: int) -> str:
    """The message for `n` things in the language in force; put `n` in with `.format(n=…)`."""
    return interface.catalogue.ngettext(singular, plural, n)


class Translated:
    """For widgets: give `retranslate()`, and call `translate_now()` at the end of the constructor."""

    def retranslate(self) -> None:
        """Set every text of the widget anew."""
        raise NotImplementedError

    def translate_now(self) -> None:
        """Set the texts, now and at each change of language for as long as the widget lives."""
        if isinstance(self, QObject):
            keep_translated(self, self.retranslate)


def keep_translated(owner: QObject, renew: Callable[[], None]) -> None:
    """Call `renew` now, and at each change of language for as long as `owner` lives."""
    follow(interface.changed, owner, renew)
    renew()


def say(setter: Callable[[str], object], message: str, **params: object) -> None:
    """Give a bound method such as `button.setText` the message, now and in each new language."""
    owner: QObject = setter.__self__  # type: ignore[attr-defined]
    keep_translated(owner, lambda: _put(setter, message, params))


def _put(setter: Callable[[str], object], message: str, params: dict[str, object]) -> None:
    setter(tr(message).format_map(params) if params else tr(message))
