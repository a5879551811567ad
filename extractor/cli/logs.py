"""Reads log records; yields lines on stderr: nothing by default, text with --verbose, JSON with --log-json."""

import json
import logging
import sys
import time


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03}Z"
        line = {"time": stamp, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def printable(text: str) -> str:
    """What would move the cursor is escaped."""
    return "".join(mark if mark.isprintable() else ascii(mark)[1:-1] for mark in text)


class PlainLines(logging.Formatter):
    """Text for people; what a name holds beyond Unicode, or would move the cursor, is escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        return "\n".join(map(printable, super().format(record).split("\n")))


def configure(verbose: bool, as_json: bool, debug: bool) -> None:
    """Sets up the package's logger; without any of the options it says nothing."""
    logger = logging.getLogger("extractor")
    logger.handlers[:] = [_handler(as_json)] if verbose or as_json or debug else [logging.NullHandler()]
    logger.setLevel(logging.DEBUG if debug else logging.INFO)
    logger.propagate = False


def _handler(as_json: bool) -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if as_json else PlainLines("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    return handler
