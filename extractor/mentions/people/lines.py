"""Reads sentences with names and posts; yields ties of names with posts of other lines, or of the sentence before."""

from dataclasses import replace

from extractor.language import Sentence
from extractor.mentions.nominals import tagged_case
from extractor.mentions.people.posts import Post
from extractor.mentions.people.predicates import HOLDING, becomes_that
from extractor.mentions.people.ties import Tie
from extractor.mentions.people.words import Words

MOST_WORDS = 6  # tokens of a line that holds only a name
MARKS = ",.:()–—-"

Ties = list[tuple[Tie, ...]]


def over_lines(words: list[Words], posts: list[tuple[Post, ...]], ties: Ties) -> Ties:
    """Андрей Лосев, ¶ председатель комитета; or the post above the name."""
    alone = [at for at, found in enumerate(ties) if len(found) == 1 and _is_name_alone(words[at], found[0])]
    for at in alone:
        post = _post_alone(words, posts, at, at + 1) or _post_alone(words, posts, at, at - 1)
        if post is not None:
            ties[at] = (replace(ties[at][0], posts=(post,), rule="over_lines"),)
    return ties


def past_pronouns(words: list[Words], posts: list[tuple[Post, ...]], ties: Ties) -> Ties:
    """«В районе новый глава. Им стал Олег Рогов»: the post for which a pronoun stands."""
    for at, found in enumerate(ties):
        for number, tie in enumerate(found):
            that = None if tie.posts else becomes_that(words[at].sentence, tie.name)
            post = None if that is None else _last_free(words, posts, ties, at, that)
            if post is not None:
                own = replace(tie, posts=(post,), rule="past_pronouns")
                ties[at] = (*ties[at][:number], own, *ties[at][number + 1 :])
    return ties


def _last_free(words: list[Words], posts: list[tuple[Post, ...]], ties: Ties, at: int, before: int) -> Post | None:
    """The last office before a token, of its sentence or the one before, that no name has."""
    here = [post for post in posts[at] if post.last <= before]
    for own, of in ((here, at), (posts[at - 1] if at else (), at - 1)):
        used = [post for tie in ties[of] for post in tie.posts] if own else []
        free = [post for post in own if post.office and not post.plural and post not in used]
        free = [post for post in free if not _acts(words[of].sentence, post)]
        if free:
            last = max(free, key=lambda post: post.last)
            return min((post for post in free if post.last == last.last), key=lambda post: post.first)
    return None


def _acts(sentence: Sentence, post: Post) -> bool:
    """«Победителю вручил приз глава района. Им стал Олег Рогов»: who does something is known already."""
    if tagged_case(sentence.tokens[post.head]) != "nomn":
        return False
    verbs = [token for token in sentence.tokens if token.pos == "VERB" and token.feats.get("VerbForm") == "Fin"]
    return any(token.feats.get("Voice") != "Pass" and not HOLDING[token.lower][0] for token in verbs)


def _is_name_alone(words: Words, tie: Tie) -> bool:
    """A line of one full name without a post."""
    if tie.posts or tie.name.first or len(words.tokens) > MOST_WORDS or not (tie.name.given or tie.name.initials):
        return False
    return all(token.text in MARKS for token in words.tokens[tie.name.last :])


def _post_alone(words: list[Words], posts: list[tuple[Post, ...]], at: int, other: int) -> Post | None:
    """The post that is all of a neighbouring line."""
    if not 0 <= other < len(words) or words[other].sentence.block == words[at].sentence.block:
        return None
    tokens = words[other].tokens
    whole = [post for post in posts[other] if post.first == 0 and "nomn" in post.cases and not post.plural]
    post = max(whole, key=lambda post: post.last, default=None)
    return post if post is not None and all(token.text in MARKS for token in tokens[post.last :]) else None
