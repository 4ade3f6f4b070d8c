"""Submissions of invented countries, as many as are asked for, with damaged and contradictory ones among them."""

from tests.collection_example.generating import generate
from tests.collection_example.made import Made

__all__ = ["Made", "generate"]
