"""Return letters: to each country what was received of it, what is missing, what was repaired or could not be read."""

from workbook.collection.publishing.letters.write import Letters, write_letters

__all__ = ["Letters", "write_letters"]
