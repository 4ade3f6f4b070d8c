"""Round numbers for axes, and amounts in the unit that reads best."""

from __future__ import annotations

import math
from dataclasses import dataclass

from workbook.errors import N_
from workbook.languages import Catalogue


def round_steps(highest: float, wanted: int = 4) -> list[float]:
    """Round axis values from 0 to at least `highest`."""
    if highest <= 0:
        return [0.0, 1.0]
    raw = highest / wanted
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= raw * 0.999)
    count = math.ceil(highest / step - 1e-9)
    return [round(step * number, 10) for number in range(count + 1)]


@dataclass(frozen=True, slots=True)
class Unit:
    """Amounts shown in ones, thousands or millions of a currency."""

    divisor: int
    decimals: int
    currency: str

    def figure(self, amount: float, catalogue: Catalogue) -> str:
        shown = amount / self.divisor
        return catalogue.number(shown, self.decimals)

    def name(self, catalogue: Catalogue) -> str:
        """The unit in words: "millions of EUR"."""
        pattern = {
            1: "{currency}",
            1000: N_("thousands of {currency}"),
            1_000_000: N_("millions of {currency}"),
        }
        currency = self.currency or catalogue.gettext("an unnamed currency")
        return _elided(catalogue.gettext(pattern[self.divisor]).format(currency=currency), currency)

    def amount(self, amount: float, catalogue: Catalogue) -> str:
        """The amount with its unit: "EUR 38.4 million"."""
        if self.divisor == 1 or not self.currency:
            return catalogue.money(round(amount), self.currency)
        few = 1 if amount < 2 * self.divisor else 2
        if self.divisor == 1000:
            pattern = catalogue.ngettext("{currency} {figure} thousand", "{currency} {figure} thousand", few)
        else:
            pattern = catalogue.ngettext("{currency} {figure} million", "{currency} {figure} million", few)
        figure = self.figure(amount, catalogue)
        return _elided(pattern.format(currency=self.currency, figure=figure), self.currency)


def _elided(words: str, currency: str) -> str:
    """French says « millions d’EUR »."""
    return words.replace(f" de {currency}", f" d’{currency}") if currency[:1] in "AEIOU" else words


def unit_for(highest: float, currency: str) -> Unit:
    """Millions from one million on, thousands from ten thousand on."""
    if highest >= 1_000_000:
        return Unit(1_000_000, 1, currency)
    if highest >= 10_000:
        return Unit(1000, 1, currency)
    return Unit(1, 0, currency)
