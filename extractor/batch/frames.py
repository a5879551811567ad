"""Reads and writes the messages between the processes of a batch: a JSON header and bytes, never pickles.

A worker has read whatever an article holds, so nothing that it says may run in the process that started it.
"""

import json
import socket
import struct
from typing import Any

Header = dict[str, Any]

_LENGTHS = struct.Struct("!II")
_LONGEST = (64 << 20, 1 << 30)  # a longer message is none of ours


class Gone(Exception):
    """The process at the other end has ended, or does not listen."""


class Late(Gone):
    """It has been silent for too long."""


def send(channel: socket.socket, header: Header, body: bytes = b"") -> None:
    """Sends one message; raises Gone."""
    head = json.dumps(header).encode()
    try:
        channel.sendall(_LENGTHS.pack(len(head), len(body)) + head + body)
    except OSError as error:  # TimeoutError is one
        raise Gone from error


def receive(channel: socket.socket) -> tuple[Header, bytes]:
    """Waits for one message; raises Gone."""
    head, body = _LENGTHS.unpack(_exactly(channel, _LENGTHS.size))
    if head > _LONGEST[0] or body > _LONGEST[1]:
        raise Gone
    return _header(_exactly(channel, head)), _exactly(channel, body)


def _header(data: bytes) -> Header:
    try:
        header = json.loads(data)
    except ValueError as error:
        raise Gone from error
    if not isinstance(header, dict):
        raise Gone
    return header


def _exactly(channel: socket.socket, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        try:
            part = channel.recv(min(size, 1 << 20))
        except TimeoutError as error:
            raise Late from error
        except OSError as error:
            raise Gone from error
        if not part:
            raise Gone
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
