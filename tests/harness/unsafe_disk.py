"""A disk that keeps only what was synced: everything later may be lost, torn or reordered when the power goes.

`Disk` is an SQLite VFS. It writes down every operation; `after_a_cut` gives one of the worlds that a machine may find
when it comes back: of each file what was synced, and of the later writes any, whole or in part, in any order. A
directory forgets what was made or deleted in it since it was last synced.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

import apsw

SECTOR = 512
POWERSAFE_OVERWRITE = 0x1000
Operation = tuple[str, int, int, bytes]


@dataclass
class Node:
    """What was synced of a file, and what was done to it since."""

    durable: bytearray
    later: list[tuple[int, bytes | None]] = field(default_factory=list)


@dataclass
class World:
    """Files by number, and the names that lead to them: as synced, and what was done to the names since."""

    nodes: dict[int, Node] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    later_names: list[tuple[str, int | None]] = field(default_factory=list)


class Disk(apsw.VFS):
    """Keeps files in memory and a list of all operations on them."""

    def __init__(self, name: str, files: dict[str, bytes]) -> None:
        self.start = dict(files)
        self.content: dict[int, bytearray] = {}
        self.names: dict[str, int] = {}
        self.operations: list[tuple[str, int, int, bytes | str]] = []
        for each, data in files.items():
            self.names[each] = len(self.content)
            self.content[len(self.content)] = bytearray(data)
        self.vfs_name = name
        super().__init__(name, base="")

    def xFullPathname(self, name: str) -> str:
        return name

    def xAccess(self, pathname: str, flags: int) -> bool:
        return pathname in self.names

    def xDelete(self, filename: str, syncdir: bool) -> None:
        if filename not in self.names:
            raise apsw.IOError("no such file")
        del self.names[filename]
        self.operations.append(("unlink", -1, 0, filename))
        if syncdir:
            self.operations.append(("sync names", -1, 0, b""))

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        fresh = path not in self.names
        if fresh:
            number = len(self.content)
            self.names[path], self.content[number] = number, bytearray()
            self.operations.append(("make", number, 0, path))
        return OpenFile(self, self.names[path], fresh)

    def xRandomness(self, numbytes: int) -> bytes:
        return random.Random(7).randbytes(numbytes)

    def xSleep(self, microseconds: int) -> int:
        return microseconds

    def xCurrentTime(self) -> float:
        return 2461365.5

    def xCurrentTimeInt64(self) -> int:
        return int(2461365.5 * 86_400_000)

    def xGetLastError(self) -> tuple[int, str]:
        return 0, ""


class OpenFile:
    """One file of the disk, as SQLite sees it."""

    def __init__(self, disk: Disk, number: int, fresh: bool) -> None:
        self.disk, self.number, self.fresh = disk, number, fresh
        self.data = disk.content[number]

    def note(self, what: str, offset: int = 0, data: bytes = b"") -> None:
        self.disk.operations.append((what, self.number, offset, data))

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self.data[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        apply(self.data, offset, data)
        self.note("write", offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:
        del self.data[newsize:]
        self.note("truncate", newsize)

    def xSync(self, flags: int) -> None:
        self.note("sync")
        if self.fresh:  # SQLite's Unix VFS syncs the folder with the first sync of a file that it made
            self.disk.operations.append(("sync names", -1, 0, b""))
            self.fresh = False

    def xFileSize(self) -> int:
        return len(self.data)

    def xSectorSize(self) -> int:
        return 4096

    def xDeviceCharacteristics(self) -> int:
        return POWERSAFE_OVERWRITE

    def xLock(self, level: int) -> None: ...

    def xUnlock(self, level: int) -> None: ...

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:
        return False

    def xClose(self) -> None: ...


def apply(content: bytearray, offset: int, data: bytes | None) -> None:
    """Write, or truncate where there is no data."""
    if data is None:
        del content[offset:]
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def world_at(disk: Disk, moment: int) -> World:
    """What is safe and what is pending when the power goes after `moment` operations."""
    world = World()
    for number, (name, data) in enumerate(disk.start.items()):
        world.nodes[number], world.names[name] = Node(bytearray(data)), number
    for what, number, offset, data in disk.operations[:moment]:
        if what == "make":
            world.nodes[number] = Node(bytearray())
            world.later_names.append((str(data), number))
        elif what == "unlink":
            world.later_names.append((str(data), None))
        elif what == "sync names":
            apply_names(world.names, world.later_names)
            world.later_names.clear()
        elif what == "sync":
            for at, written in world.nodes[number].later:
                apply(world.nodes[number].durable, at, written)
            world.nodes[number].later.clear()
        else:
            assert isinstance(data, bytes)
            world.nodes[number].later.append((offset, data if what == "write" else None))
    return world


def apply_names(names: dict[str, int], changes: list[tuple[str, int | None]]) -> None:
    for name, number in changes:
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def after_a_cut(disk: Disk, moment: int, chance: random.Random) -> dict[str, bytes]:
    """The files that are found after a cut."""
    world = world_at(disk, moment)
    apply_names(world.names, world.later_names[: chance.randint(0, len(world.later_names))])
    found = {}
    for name, number in world.names.items():
        node = world.nodes[number]
        content = bytearray(node.durable)
        for offset, data in survivors(node.later, chance):
            apply(content, offset, data)
        found[PurePath(name).name] = bytes(content)
    return found


def survivors(
    later: list[tuple[int, bytes | None]], chance: random.Random
) -> Iterator[tuple[int, bytes | None]]:
    """Any of the unsynced writes, in any order, some of them in part."""
    share = chance.choice((0.0, 0.5, 0.9, 1.0))
    kept = [each for each in later if chance.random() < share]
    if chance.random() < 0.5:
        chance.shuffle(kept)
    for offset, data in kept:
        if data is None or chance.random() < 0.7:
            yield offset, data
            continue
        for start in range(0, len(data), SECTOR):
            if chance.random() < 0.5:
                yield offset + start, data[start : start + SECTOR]
