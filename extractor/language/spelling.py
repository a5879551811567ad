"""Text and words as typed → as meant: blanks, look-alike letters, invisible characters, decomposed letters."""

from __future__ import annotations

import re
import unicodedata

LATIN, CYRILLIC = "ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху"
LOOK_ALIKE = str.maketrans(LATIN, CYRILLIC)
MIXED = re.compile(rf"[{LATIN}](?:(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё].))")
DASHES = frozenset("-‐‑–—―−")  # of every width, the minus too
WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
BLANK = re.compile(r"[^\S\n ]")  # no-break, thin, tab
DASH = re.compile(r"(?<![^ \n])[-—―](?=[ \n])")
MARKDOWN = re.compile(r"\*\*|\[([^\[\]\n]{1,200})\]\((?:https?://|www\.|/)[^\s()]*\)")
INVISIBLE = ("Cf", "Cc", "Cs")  # formatting, control, lone surrogates
LONG = 64  # characters; ordering the marks of a longer word takes quadratic time, and remembering it memory


def evened(text: str) -> str:
    """The text with blanks as plain ones and what stands for a dash as «–», so that habits of typing change no fact.

    As long as before; line ends stay. Marks of Markdown become blanks: «**12** млн», «[Тула](https://tula.example/)».
    """
    return DASH.sub("–", BLANK.sub(" ", MARKDOWN.sub(_blanked, text)))


def _blanked(match: re.Match[str]) -> str:
    """The words of a link, blanks around them; of bold marks blanks only."""
    words = match.group(1) or ""
    return f" {words}".ljust(len(match.group())) if words else " " * len(match.group())


def straightened(text: str) -> str:
    """The text with Latin letters inside Cyrillic words as the Cyrillic ones they look like; as long as before."""
    return WORD.sub(_straightened_word, text) if MIXED.search(text) else text


def _straightened_word(match: re.Match[str]) -> str:
    """Only where the word is Cyrillic but for a few look-alikes: «XXв» and «PRслужба» stay as they are."""
    word = match.group()
    latin = sum(letter.isascii() for letter in word)
    straight = word.translate(LOOK_ALIKE)
    few = 2 * latin < len(word) or word.isupper()
    return straight if few and not word.isascii() and not any(map(str.isascii, straight)) else word


def cleaned(word: str) -> str:
    """The word without soft hyphens and other invisible characters, its letters composed."""
    if word.isalnum() or len(word) > LONG:
        return word
    visible = "".join([letter for letter in word if unicodedata.category(letter) not in INVISIBLE])
    return unicodedata.normalize("NFC", visible) or word


def fold(word: str) -> str:
    """Lower case, «ё» as «е»."""
    return word.lower().replace("ё", "е")


def lowered(word: str) -> str:
    """The cleaned word in lower case, «ё» as «е»; the very same where nothing changes, so that memory holds it once."""
    found = fold(word if word.isalnum() else cleaned(word))
    return word if found == word else found
