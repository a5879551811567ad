"""Reads counts by region; yields the tiles of the map, each with its place, its class of colour and its label."""

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.lexicon import read_table
from extractor.writing.report.overview import known_names

SIZE, GAP = 44, 3
EAST = 10  # the column at which the eastern half begins
CLASSES = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """One subject on the map; `shade` 0 is none, 5 the most."""

    code: str
    name: str
    label: str
    count: int
    shade: int
    column: int
    row: int

    @property
    def x(self) -> int:
        """Left edge within its half."""
        return (self.column - (EAST if self.column >= EAST else 1)) * SIZE

    @property
    def y(self) -> int:
        """Upper edge; the eastern half has no first row."""
        return (self.row - (self.column >= EAST)) * SIZE


@dataclass(frozen=True, slots=True)
class TileMap:
    """The two halves of the map and the bounds of the colours."""

    west: tuple[Tile, ...]
    east: tuple[Tile, ...]
    bounds: tuple[tuple[int, int], ...]

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles."""
        return self.west + self.east


def tile_map(counts: Mapping[str, int], language: str) -> TileMap:
    """The map for a number of facts by code."""
    names = known_names()
    bounds = shade_bounds([count for code, count in counts.items() if code.startswith("RU-") and count])
    tiles = [
        Tile(code, names[code], row[language], counts.get(code, 0), shade(counts.get(code, 0), bounds),
             int(row["column"]), int(row["row"]))
        for row in read_table("tiles") for code in [row["code"]]
    ]  # fmt: skip
    tiles.sort(key=lambda tile: (tile.row, tile.column))
    west = tuple(tile for tile in tiles if tile.column < EAST)
    return TileMap(west, tuple(tile for tile in tiles if tile.column >= EAST), bounds)


def shade_bounds(counts: list[int]) -> tuple[tuple[int, int], ...]:
    """At most five ranges that part the counts into groups of about the same size."""
    if not counts:
        return ()
    ordered = sorted(counts)
    cuts = [ordered[min(len(ordered) * step // CLASSES, len(ordered) - 1)] for step in range(1, CLASSES)]
    highs = sorted({*(cut for cut in cuts if cut < max(ordered)), max(ordered)})
    lows = [1, *(high + 1 for high in highs)]
    return tuple(zip(lows, highs, strict=False))


def shade(count: int, bounds: tuple[tuple[int, int], ...]) -> int:
    """The number of the range that holds a count, spread over all five shades; 0 for none."""
    for index, (low, high) in enumerate(bounds, start=1):
        if low <= count <= high:
            return round(index * CLASSES / len(bounds))
    return 0
