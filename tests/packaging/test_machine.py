"""What the set-up finds out about a machine, and what it says where it can do nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import machine
import pytest

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are Linux's")


@linux_only
def test_missing_libraries_are_named_in_one_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None if "xcb" in name else f"lib{name}.so")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.ensure_qt_libraries()
    said = capsys.readouterr().err
    assert "sudo apt-get install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0\n" in said
    assert "libegl1" not in said


@linux_only
def test_root_on_debian_installs_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def record(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("ctypes.util.find_library", lambda name: None if name == "EGL" else f"lib{name}.so")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", record)
    machine.ensure_qt_libraries()
    assert [command[:2] for command in ran] == [["apt-get", "update"], ["apt-get", "install"]]
    assert ran[1][-1] == "libegl1"
    assert capsys.readouterr().err == ""


@linux_only
def test_without_debian_the_libraries_themselves_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None if name == "EGL" else f"lib{name}.so")
    monkeypatch.setattr("shutil.which", lambda name: None)
    machine.ensure_qt_libraries()
    assert capsys.readouterr().err.splitlines()[1:] == ["  libEGL"]


@linux_only
def test_a_python_without_pip_is_told_which_package_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(SystemExit, match=rf"apt-get install python3\.{sys.version_info[1]}-venv"):
        machine.ensure_pip()


@pytest.mark.skipif(os.name == "nt", reason="makes programs with a shebang")
def test_a_python_that_is_too_old_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, status in (("python3.12", 1), ("python3.11", 0)):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\nexit {status}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.newer_python((3, 11)) == str(tmp_path / "python3.11")
    (tmp_path / "python3.11").unlink()
    assert machine.newer_python((3, 11)) is None


@linux_only
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_is_x11_or_wayland(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not machine.has_display()
    monkeypatch.setenv(variable, ":0")
    assert machine.has_display()
