"""Reads the table of interface words; yields the words of one language, its numbers and days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from extractor.errors import UsageError
from extractor.lexicon import read_table
from extractor.records import Fact, QuantityRecord
from extractor.writing.csv import trimmed

LANGUAGES = ("ru", "en")
NO_BREAK = "\u00a0"
_MONTHS = {
    "ru": "янв фев мар апр май июн июл авг сен окт ноя дек".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_SCALES = [(Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")]
_BEFORE = ("$", "€", "£", "¥")


@dataclass(frozen=True)
class Words:
    """The interface in one language."""

    language: str = "ru"

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise UsageError(f"no language {self.language!r}", remedy="choose ru or en")

    @cached_property
    def table(self) -> dict[str, str]:
        """Key → word."""
        return {row["key"]: row[self.language] for row in read_table("interface")}

    @cached_property
    def _units(self) -> dict[str, str]:
        return {row["unit"]: row[self.language] for row in read_table("report_units")}

    def __getitem__(self, key: str) -> str:
        return self.table[key]

    def get(self, key: str, default: str) -> str:
        """The word, or the default where a key has none."""
        return self.table.get(key, default)

    def counted(self, key: str, number: int) -> str:
        """The form of a word that goes with a number: «1 факт», «2 факта», «5 фактов»."""
        forms = self[key].split("|")
        return forms[self._form(number)].replace("{n}", self.number(number))

    def _form(self, number: int) -> int:
        if self.language == "en":
            return int(number != 1)
        if number % 10 == 1 and number % 100 != 11:
            return 0
        return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2

    def number(self, value: Decimal | int) -> str:
        """Thousands parted: `1 234 567,8` and `1,234,567.8`."""
        text = trimmed(value) if isinstance(value, Decimal) else str(value)
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        whole, point, fraction = digits.partition(".")
        grouped = f"{Decimal(whole):,}" if len(whole) > 4 or self.language == "en" else whole
        if self.language == "en":
            return sign + grouped + point + fraction
        return sign.replace("-", "−") + grouped.replace(",", NO_BREAK) + point.replace(".", ",") + fraction

    def day(self, value: date) -> str:
        """`5 мар 2024`."""
        return f"{value.day} {self.month(value.month)} {value.year}"

    def month(self, number: int) -> str:
        """The short name of a month."""
        return str(_MONTHS[self.language][number - 1])

    def time(self, value: str) -> str:
        """An ISO 8601 date or interval for people: `2023-06` → «июн 2023»."""
        ends = [self._moment(part) for part in value.split("/")]
        return "–".join(ends) if len(ends) > 1 else ends[0]

    def _moment(self, part: str) -> str:
        if part == "..":
            return "…"
        fields = part.split("-")
        if len(fields) == 3:
            return self.day(date.fromisoformat(part))
        return f"{self.month(int(fields[1]))} {fields[0]}" if len(fields) == 2 else part

    def amount(self, quantity: QuantityRecord) -> str:
        """The value as a plain number with its unit: «более 1 400 000 ₽»."""
        ends = [end for end in (quantity.low, quantity.high) if end is not None]
        numbers = "–".join(self.number(end) for end in ends) if ends else ""
        if quantity.value is not None:
            numbers = self.number(quantity.value)
        if not numbers:
            return ""
        modifier = self.get(f"modifier_{quantity.modifier}", "")
        return " ".join(filter(None, (modifier, self._with_unit(numbers, quantity.unit))))

    def _with_unit(self, numbers: str, unit: str | None) -> str:
        if unit is None:
            return numbers
        sign = self._units.get(unit, unit)
        return sign + numbers if sign in _BEFORE and self.language == "en" else f"{numbers}{NO_BREAK}{sign}"

    def short(self, value: Decimal, unit: str | None) -> str:
        """A value for a chart, to three digits from a million on: «1,35 млрд ₽»."""
        for scale, key in _SCALES:
            if abs(value) >= scale:
                scaled = value / scale
                rounded = scaled.quantize(Decimal(1).scaleb(-max(0, 2 - scaled.adjusted())))
                return self._with_unit(f"{self.number(rounded)}{NO_BREAK}{self[key]}", unit)
        return self._with_unit(self.number(value), unit)

    def change(self, percent: Decimal) -> str:
        """`+20 %`, `−3,5 %`."""
        sign = "+" if percent > 0 else "−" if percent < 0 else ""
        return f"{sign}{self.number(abs(percent))}{NO_BREAK}%"

    def role(self, fact: Fact) -> str:
        """Role, direction and modality in words, the usual left out."""
        parts = [self[f"role_{fact.role}"]]
        if fact.direction:
            parts.append(self[f"direction_{fact.direction}"])
        if fact.modality != "actual":
            parts.append(self[f"modality_{fact.modality}"])
        return ", ".join(parts)
