"""Chinese words: cutting text into them, and which of them carry no content."""

from __future__ import annotations

from dataclasses import dataclass

from translator.chinese.script import convert, fold

# Function words in both scripts, so that a text in either is served without converting this list.
_FUNCTION_WORDS = """
    的 了 在 是 和 與 与 及 或 也 都 就 而 但 並 并 且 將 将 已 已經 已经 被 把 對 对 從 从 向 於 于 以 為 为 其 之 這
    这 那 該 该 此 他 她 它 我 你 您 們 们 他們 他们 我們 我们 有 沒有 没有 不 會 会 能 可 可能 可以 要 讓 让 使 由 到
    上 下 中 裡 里 後 后 前 時 时 等 個 个 一 一個 一个 一些 這些 这些 那些 這個 这个 這種 这种 所 更 最 很 還 还 又
    再 只 才 則 则 如 若 因 因此 因為 因为 所以 如果 但是 然而 不過 不过 此外 同時 同时 例如 包括 以及 其中 目前 如今
    表示 指出 說 说 稱 称 認為 认为 進行 进行 通過 通过 透過 透过 關於 关于 之後 之后 仍 仍然 即 即便 儘管 尽管 雖然
    虽然 當 当 各 每 某
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, with its part of speech (jieba's tags) and its offsets."""

    text: str
    tag: str
    start: int
    end: int


def chinese_words(text: str) -> list[str]:
    """Return the words of `text` by rjieba, whose dictionary is Simplified: other scripts are converted first."""
    import rjieba

    words: list[str] = rjieba.cut(convert(text, "t2s"))
    return words


def tagged(text: str, offset: int = 0) -> list[Word]:
    """The words of `text`; `offset` is added to their places. Folding keeps lengths, so offsets hold."""
    import rjieba

    words = []
    for word, tag in rjieba.tag(fold(text)):
        words.append(Word(str(word), str(tag), offset, offset + len(word)))
        offset += len(word)
    return words
