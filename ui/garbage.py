"""Cyclic garbage is collected on the drawing thread only.

Python collects on whichever thread happens to allocate; where that is a job's thread, it would end Qt objects of
the window there, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 3_000


class GarbageCollector(QObject):
    """Takes Python's automatic collection over; looks every few seconds whether there is enough to collect."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._thresholds = gc.get_threshold()
        timer = QTimer(self, interval=INTERVAL)
        timer.timeout.connect(self.collect)
        timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        counts = gc.get_count()
        due = [n for n in range(3) if counts[n] > self._thresholds[n]]
        if due:
            gc.collect(due[-1])
