"""Reads a capital; yields whether it is no name: where somebody is from, what a post leads to, a thing's adjective."""

from extractor.mentions.declension import is_first_name
from extractor.mentions.nominals import agreeing, nominal_parses, tagged_case
from extractor.mentions.people.heads import head_of
from extractor.mentions.people.words import Words

FROM = ("из", "из-под")


def leads_on(words: Words, head: int) -> bool:
    """«депутат от Солонечного Степан Эпов»: what the preposition of a post leads to is a place or a body."""
    post = head_of(words.tokens[head].text)
    return post is not None and words.lower(head + 1) in post.tail


def is_home(words: Words, at: int) -> bool:
    """«фермер из-под Бирска Ильдар Орлов»: where one is from, before a given name in the nominative."""
    after = words.tokens[at + 1 : at + 2]
    return any([is_first_name(token.text) and tagged_case(token) == "nomn" for token in after])


def qualifies_thing(words: Words, at: int) -> bool:
    """«сотрудники Березовского филиала»: an adjective of the thing named after it."""
    after = nominal_parses(words.tokens[at + 1].text) if at + 1 < len(words.tokens) else ()
    return any([one.animacy == "inan" and agreeing(words.tokens[at], one) for one in after if one.pos == "NOUN"])
