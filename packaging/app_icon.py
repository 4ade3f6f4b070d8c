"""Write the program's icon for the systems: `app_icon.py FOLDER` makes passerelle.ico and PNG files there."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "passerelle.svg"
ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
PNG_SIDES = (16, 32, 48, 64, 128, 256, 512)


def render(side: int) -> bytes:
    """The icon as PNG, `side` pixels wide."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An ICO file of PNG pictures by side; 256 is written as 0, as the format has it."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entries, offset = b"", len(head) + 16 * len(pictures)
    for side, data in pictures.items():
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def main() -> None:
    app = QGuiApplication(["app_icon", "-platform", "offscreen"])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "passerelle.ico").write_bytes(ico({side: render(side) for side in ICO_SIDES}))
    for side in PNG_SIDES:
        (folder / f"passerelle-{side}.png").write_bytes(render(side))
    app.quit()


if __name__ == "__main__":
    main()
