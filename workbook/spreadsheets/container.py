"""The zip container of an Excel file: looked at as a whole before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from workbook.spreadsheets.limits import Limits
from workbook.spreadsheets.refused import RefusedFile

_CHUNK = 1 << 18
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCAL = struct.Struct("<4s2xHH16xHH")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_STRANGE_NAME = re.compile(r"(^|/)\.{1,2}(/|$)|^/|//|^[A-Za-z]:|[\\\x00-\x1f\x7f]")


class Container:
    """The parts of a zip file, by name. Names are compared without case, as the format wants it."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        """Raises RefusedFile if anything about the whole is not sound; nothing is unpacked for that."""
        self._file, self._limits = file, limits
        self._entries: dict[str, ZipInfo] = {}
        self._unread: set[str] = set()
        _check_directory(file, limits)
        try:
            entries = ZipFile(file).infolist()
        except (BadZipFile, NotImplementedError, ValueError, struct.error, UnicodeDecodeError) as error:
            raise RefusedFile("damaged", part="ZIP") from error
        for entry in entries:
            self._admit(entry)
        _check_places(entries)
        self._check_sizes(entries)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> list[str]:
        """The names of the parts, as they are written."""
        return [entry.filename for entry in self._entries.values()]

    def size(self, name: str) -> int:
        """How many bytes a part says that it unpacks to; 0 for a part that is not there."""
        entry = self._entries.get(name.lower())
        return entry.file_size if entry else 0

    def start(self, name: str) -> bytes:
        """The first bytes of a part; none for a part that is not there."""
        return next(self.chunks(name), b"") if name in self else b""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; its length and checksum have been checked when the last is out.

        Raises RefusedFile.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            raise RefusedFile("missing", part=name)
        done, checksum = 0, 0
        try:
            for chunk in _inflated(self._file, entry):
                done += len(chunk)
                if done > entry.file_size:
                    break
                checksum = zlib.crc32(chunk, checksum)
                yield chunk
        except zlib.error as error:
            raise RefusedFile("damaged", part=name) from error
        if done != entry.file_size or checksum != entry.CRC:
            raise RefusedFile("damaged", part=name)
        self._unread.discard(name.lower())

    def check_the_rest(self) -> None:
        """Read the parts that nobody asked for, for their checksums' sake. Raises RefusedFile."""
        for name in sorted(self._unread):
            for _ in self.chunks(name):
                pass

    def _admit(self, entry: ZipInfo) -> None:
        name = entry.filename
        if entry.orig_filename != name or _STRANGE_NAME.search(name):
            raise RefusedFile("names")
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedFile("password")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise RefusedFile("damaged", part=name)
        if name.lower() in self._entries:
            raise RefusedFile("twice", part=name)
        self._entries[name.lower()] = entry
        self._unread.add(name.lower())

    def _check_sizes(self, entries: list[ZipInfo]) -> None:
        limits = self._limits
        if len(entries) > limits.entries:
            raise RefusedFile("bomb", part=f"{len(entries)}")
        if sum(entry.file_size for entry in entries) > limits.unpacked:
            raise RefusedFile("bomb", part="ZIP")
        for entry in entries:
            if entry.file_size > 1_000_000 and entry.file_size > limits.ratio * entry.compress_size:
                raise RefusedFile("bomb", part=entry.filename)


def _check_directory(file: BinaryIO, limits: Limits) -> None:
    """See how large the directory says it is, before anybody reads it."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 100))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 22:
        raise RefusedFile("cut")
    entries, length = struct.unpack_from("<HI", tail, place + 10)
    if tail[max(0, place - 20) :].startswith(_LOCATOR_64):
        if place < 76 or tail[place - 76 : place - 72] != _END_64:
            raise RefusedFile("damaged", part="ZIP")
        entries, length = struct.unpack_from("<QQ", tail, place - 76 + 32)
    if entries > limits.entries or length > limits.directory:
        raise RefusedFile("bomb", part=f"{entries}")


def _check_places(entries: list[ZipInfo]) -> None:
    """The entries lie one after the other from the start of the file; none hides in another."""
    free = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < 0:
            raise RefusedFile("damaged", part="ZIP")
        if entry.header_offset < free or (free == 0 and entry.header_offset != 0):
            raise RefusedFile("twice", part=entry.filename)
        free = entry.header_offset + _LOCAL.size + len(entry.orig_filename) + entry.compress_size


def _inflated(file: BinaryIO, entry: ZipInfo) -> Iterator[bytes]:
    file.seek(entry.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size:
        raise RefusedFile("cut")
    mark, flags, method, name_length, extra_length = _LOCAL.unpack(header)
    name = file.read(name_length)
    encoding = "utf-8" if flags & 0x800 else "cp437"
    if mark != b"PK\x03\x04" or name.decode(encoding, "replace") != entry.orig_filename:
        raise RefusedFile("twice", part=entry.filename)
    if flags & _ENCRYPTED:
        raise RefusedFile("password")
    if method != entry.compress_type:
        raise RefusedFile("damaged", part=entry.filename)
    file.seek(extra_length, io.SEEK_CUR)
    yield from (_stored if method == ZIP_STORED else _deflated)(file, entry.compress_size)


def _stored(file: BinaryIO, left: int) -> Iterator[bytes]:
    while left and (chunk := file.read(min(left, _CHUNK))):
        left -= len(chunk)
        yield chunk


def _deflated(file: BinaryIO, left: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail
        if not packed and left:
            packed = file.read(min(left, _CHUNK))
            left -= len(packed)
        if not packed:
            break
        if chunk := unpacker.decompress(packed, _CHUNK):
            yield chunk
    if not unpacker.eof or unpacker.unused_data or left:
        raise zlib.error("the stream does not end where it should")
