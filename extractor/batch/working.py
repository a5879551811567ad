"""Reads chunks of items from a channel; yields an outcome for each on the same channel. Runs inside a worker.

The work itself is a job: `warm_up()`, and `process(items, mark)`, which yields (header, bytes) an item, in order.
"""

import os
import socket
import traceback
from collections.abc import Callable
from typing import Any

from extractor.batch import frames
from extractor.batch.budgets import RETIRE_SHARE, limit_memory, offer_to_the_kernel, used_memory
from extractor.batch.frames import Gone, Header

Mark = Callable[[str], None]
Order = tuple[Header, bytes]


def work(channel: socket.socket, job: Any, memory: int) -> None:
    """The life of a worker: chunk after chunk, until the channel ends."""
    status = 1
    try:
        offer_to_the_kernel()
        limit_memory(memory)
        base = used_memory("resident")
        while True:
            orders = _orders(channel)
            _answer(channel, job, orders)
            grown = used_memory("resident") - base
            frames.send(channel, {"done": True, "retire": bool(memory) and grown > memory * RETIRE_SHARE})
    except Gone:
        status = 0
    except BaseException:  # seen with --debug; the run learns of it by the status
        traceback.print_exc()
    finally:
        os._exit(status)  # nothing of the nursery's is flushed or closed twice


def _orders(channel: socket.socket) -> list[Order]:
    header, body = frames.receive(channel)
    orders, position = [], 0
    for item in header["items"]:
        orders.append((item, body[position : position + item["size"]]))
        position += item["size"]
    return orders


def _answer(channel: socket.socket, job: Any, orders: list[Order]) -> None:
    """Sends an outcome for each order; where memory runs out, says so: the run tries the rest one by one."""

    def mark(stage: str) -> None:
        frames.send(channel, {"stage": stage})

    try:
        for header, body in job.process(orders, mark if len(orders) == 1 else None):
            frames.send(channel, header, body)
    except MemoryError:
        frames.send(channel, {"broken": "memory"})
