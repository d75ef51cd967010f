"""What surrounds a value: list numbers, quotes, a bracket around all, a stray mark at the end."""

import re

# Patterns as text: each is compiled when a value that may fit it turns up.
_ITEM = r"(?:(?<=^)|(?<=[ ;,。%\u4e00-\u9fff)]))[(]?([1-9])(?:[.、)]|\. )(?![0-9])"
_CIRCLED = "[①②③④⑤⑥⑦⑧⑨]"
_SIGN_GAP = "(?<=[<>=≥≤]) +(?=[<>=≥≤])"
_NO_UNIT = "(?<=[0-9]) ?(?:比例|比值)$"
_BASES = r"/\(([^()0-9]{1,12})\)"  # 元/(人·天)
_DOT = "(?<=[\u4e00-\u9fff])\\.(?=[\u4e00-\u9fff])"  # 元/人.天
_ENDS = (
    r"\([-+]?[0-9.]+ ?(?:([^0-9,; ()]{1,4}),[-+]?[0-9.]+ ?\1"
    r"|,[-+]?[0-9]{1,2}(?:\.[0-9]+)?%?)\)"
)
_REMARK = "(?<=[^ \\[])\\[([^\\[\\]0-9]+)\\]$"  # ≥50%[市级]
_PAIRS = {"(": ")", '"': '"', "'": "'", "[": "]"}
_STRAY = "。.;,、!?:"


def trimmed(plain: str) -> tuple[str, tuple[str, ...]]:
    """The value without what surrounds it, and notes of what was taken off."""
    notes: list[str] = []
    text = _without_items(plain, notes) if plain[0] in "1(①" else plain
    if "/" in text:
        text = re.sub(_BASES, r"/\1", text) if "/(" in text else text
        text = re.sub(_DOT, "·", text) if "." in text else text
    if " " in text:
        text = re.sub(_SIGN_GAP, "", text)
    if text[-1:] == "]" and any(digit in text for digit in "0123456789"):
        text = re.sub(_REMARK, r"(\1)", text)
    for _ in range(3):
        before = text
        if len(text) > 2 and _PAIRS.get(text[0]) == text[-1] and _encloses(text):
            inner = text[1:-1].strip()
            text = text if "," in inner and _is_pair(text) else inner
        if text and (text[0] in "\"'(" or text[-1] in "\"')"):
            text = _unpaired(text)
        bare = text.rstrip(_STRAY + " ")
        bare = bare.lstrip(":,;。、 ")
        if bare != text.strip():
            text = bare
        if text == before:
            break
        notes.append("typo")
    ratio = re.search(_NO_UNIT, text) if text.endswith(("例", "值")) else None
    if ratio:
        text = text[: ratio.start()]
        notes.append("no-unit")
    return text.replace("百分百", "百分之百"), tuple(dict.fromkeys(notes))


def _unpaired(text: str) -> str:
    """The value without a quote or round bracket at one end that has no partner.

    A quote straight after a digit may mean minutes or inches and stays.
    """
    if (text[-1] in "\"'" and text[-2:-1].isdigit()) or "[" in text or "]" in text:
        return text
    for opens, closes in (('"', '"'), ("'", "'"), ("(", ")")):
        if text.count(opens) + text.count(closes) * (opens != closes) == 1:
            text = text.removeprefix(opens).removesuffix(closes)
    return text


def _is_pair(text: str) -> bool:
    """Whether the brackets hold the two ends of an interval: [0,5%], (60%,80%)."""
    return text[0] == "[" or re.fullmatch(_ENDS, text) is not None


def _encloses(text: str) -> bool:
    """Whether the first bracket is closed by the last one."""
    if text[0] in "\"'":
        return text.count(text[0]) == 2
    return text.find(_PAIRS[text[0]]) == len(text) - 1


def _without_items(text: str, notes: list[str]) -> str:
    """``1.≥95% 2.≤3天`` as ``≥95%;≤3天``, if the items are numbered in sequence from 1."""
    circled = re.findall(_CIRCLED, text)
    if circled and text[0] == "①" and circled == list("①②③④⑤⑥⑦⑧⑨"[: len(circled)]):
        pieces = re.split(_CIRCLED, text)
    else:
        found = list(re.finditer(_ITEM, text))
        numbers = [int(item[1]) for item in found]
        if len(found) < 2 or found[0].start() != 0 or numbers != list(range(1, len(found) + 1)):
            return text
        ends = [*(item.start() for item in found[1:]), len(text)]
        pieces = [text[item.end() : end] for item, end in zip(found, ends, strict=True)]
    notes.append("enumerated")
    return ";".join(piece.strip(" ;,。、") for piece in pieces if piece.strip(" ;,。、"))
