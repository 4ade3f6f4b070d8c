"""What the machine has and what Passerelle needs of it. Standard library only."""

from __future__ import annotations

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

# what Qt needs of the system: the library, and Debian's package that has it. Newer releases call one of them
# libglib2.0-0t64 and still answer to the name used here.
QT_LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "glib-2.0": "libglib2.0-0",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
NEWEST_KNOWN_MINOR = 15


def ensure_qt_libraries() -> None:
    """Install the system libraries that Qt lacks on Debian as root; otherwise name the one command."""
    if not sys.platform.startswith("linux"):
        return
    missing = [name for name in QT_LIBRARIES if ctypes.util.find_library(name) is None]
    packages = [QT_LIBRARIES[name] for name in missing]
    if not missing or apt_install(packages):
        return
    print(
        "Qt lacks system libraries; without them no window opens. Install them, then start again:",
        file=sys.stderr,
    )
    if shutil.which("apt-get"):
        print("  sudo apt-get install " + " ".join(packages), file=sys.stderr)
    else:
        print("  " + " ".join(f"lib{name}" for name in missing), file=sys.stderr)


def ensure_pip() -> None:
    """Debian keeps what `python -m venv` needs in a package of its own."""
    if importlib.util.find_spec("ensurepip"):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not apt_install([package]):
        raise SystemExit(
            f"This Python cannot make a virtual environment. First: sudo apt-get install {package}"
        )


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages if that can be done here without asking; whether they are there now."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print("Installing system packages: " + " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "--quiet"], install):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def user_data_folder() -> Path:
    """Where this system keeps a person's data of this program."""
    home = Path.home()
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local") / "Passerelle"
    if sys.platform == "darwin":
        return home / "Library/Application Support/Passerelle"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "passerelle"


def newer_python(oldest: tuple[int, int]) -> str | None:
    """Another Python of this machine that is new enough, or None."""
    names = [f"python3.{minor}" for minor in range(NEWEST_KNOWN_MINOR, oldest[1] - 1, -1)]
    code = f"import sys; sys.exit(sys.version_info < {oldest})"
    for name in [*names, "python3", "python"]:
        found = shutil.which(name)
        if found and subprocess.call([found, "-c", code], stderr=subprocess.DEVNULL) == 0:
            return found
    return None
