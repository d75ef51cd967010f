"""Spelling: one table that maps look-alike characters to plain ones and says what it changed.

This is on purpose not Unicode NFKC, which would read ``①`` as the number 1 and leave ``≧ ⩾ 》``
alone. Only characters listed here change.
"""

from perfcheck.struct import Struct


class Normalised(Struct):
    """``text`` with look-alikes replaced and blanks at both ends removed; ``notes`` say why."""

    text: str
    notes: tuple[str, ...]


def _pairs(characters: str, plain: str) -> dict[int, str]:
    return {ord(a): b for a, b in zip(characters, plain, strict=True)}


def _all(characters: str, plain: str) -> dict[int, str]:
    return {ord(a): plain for a in characters}


_WIDE = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_DIGITS_ELSEWHERE = _pairs("𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "0123456789") | _pairs("٠١٢٣٤٥٦٧٨٩", "0123456789")

# Comparators as other keyboards, fonts and box-drawing tables have them. U+F0A3 and U+F0B3 are
# ≤ and ≥ of the Symbol font, which PDF extraction leaves as private-use characters.
_COMPARATORS = (
    _all("≧⩾⋝≽⪰\uf0b3\u2a7e", "≥")
    | _all("≦⩽⋜≼⪯\uf0a3\u2a7d", "≤")
    | _all("﹥＞›\uf03e", ">")
    | _all("﹤＜‹\uf03c", "<")
    | _all("═﹦＝〓\uf03d", "=")
    | _all("\uf0b1", "±")
    | _all("\uf0b4", "×")
)
_TYPOS = {ord("℅"): "%"}
_PERCENT = _all("％﹪٪\uf025", "%")
_BLANK = _all("\t\n\v\f\r\x85\u2028\u2029\xa0\u1680\u202f\u205f\u3000\u2800", " ") | {
    code: " " for code in range(0x2000, 0x200B)
}
_NOTHING = _all("\u200b\u200c\u200d\u2060\ufeff\xad\u200e\u200f\u202a\u202c\ufe0e\ufe0f", "")
_PUNCTUATION = (
    _all("，﹐", ",")
    | _all("；﹔", ";")
    | _all("：﹕∶", ":")
    | _all("（﹙", "(")
    | _all("）﹚", ")")
    | _all("【［〔", "[")
    | _all("】］〕", "]")
    | _all("．﹒", ".")
    | _all("／⁄∕", "/")
    | _all("～〜∼˜﹏∽", "~")
    | _all("–—―－−‐‑‒─━﹣﹘ー⁃", "-")
    | _all("＊﹡∗✱", "*")
    | _all("•・‧∙⋅●", "·")
    | _all("“”„＂「」『』«»", '"')
    | _all("‘’＇", "'")
    | _all("￥", "¥")
    | _all("＋﹢", "+")
    | _all("＄﹩", "$")
    | _all("╳✕✖", "×")
)
_UNITS = (
    _all("µ", "μ")
    | _all("°˚º", "°")
    | {ord("㎞"): "km", ord("㎝"): "cm", ord("㎜"): "mm", ord("㎎"): "mg", ord("㎏"): "kg"}
    | {ord("㎡"): "m²", ord("㎥"): "m³", ord("㎢"): "km²", ord("㏄"): "cc", ord("㎾"): "kW"}
    | {ord("℉"): "°F", ord("㏒"): "lg", ord("㎖"): "ml", ord("㎍"): "μg", ord("㏑"): "ln"}
)
# Radicals that PDF extraction leaves in place of the character they look like.
_RADICALS = _pairs(
    "⼀⼆⼈⼊⼋⼒⼗⼚⼝⼟⼠⼤⼥⼦⼩⼭⼯⼰⼲⼴⼼⼿⽀⽂⽅⽆⽇⽉⽊⽌⽐⽑⽔⽕⽗⽚⽜⽤⽣⽥⽬⽯⽰⽴⽶⽹⽼⽽⾄⾏⾐⾔⾜⾝⾞⾥⾦⾨⾯⾳⾷⾸⾼",
    "一二人入八力十厂口土士大女子小山工己干广心手支文方无日月木止比毛水火父片牛用生田目石示立米网老而至行衣言足身车里金门面音食首高",
) | _pairs("⻋⻓⻔⻅⻚⻆⻛⻜⻢⻥⻮⺠⻄⻝⻤", "车长门见页角风飞马鱼齿民西食鬼")
_COMPATIBILITY = _pairs("\uf98e\ufa01\uf9e9\uf967\uf9b5", "年度里不例")

TABLE: dict[int, str] = (
    _WIDE
    | _DIGITS_ELSEWHERE
    | _COMPARATORS
    | _PERCENT
    | _TYPOS
    | _BLANK
    | _NOTHING
    | _PUNCTUATION
    | _UNITS
    | _RADICALS
    | _COMPATIBILITY
)
_CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("comparator-spelling", frozenset(map(chr, _COMPARATORS)) - frozenset("＞＜＝")),
    ("full-width", frozenset(map(chr, _WIDE)) - frozenset("，；：（）％＞＜＝／～－．！？［］")),
    ("invisible", frozenset(map(chr, _NOTHING)) | frozenset("\n\r\v\f\xa0\u202f")),
    ("typo", frozenset(map(chr, _TYPOS))),
    ("look-alike", frozenset(map(chr, _RADICALS | _COMPATIBILITY | _DIGITS_ELSEWHERE))),
)


ODD_SIGNS = "".join(chr(code) for code, plain in _COMPARATORS.items() if plain in "≥≤><=")
"""Characters that are read as one of ≥ ≤ > < =."""
_new = tuple.__new__  # half the cost of calling the class
_CHANGED = frozenset(map(chr, TABLE))
_NOTED = frozenset[str]().union(*(found for _, found in _CLASSES))


def normalise(text: str) -> Normalised:
    """The cell in plain characters. Any string is accepted, lone surrogates included."""
    changed = _CHANGED.intersection(text)
    if not changed:
        return _new(Normalised, (text.strip(), ()))
    notes: tuple[str, ...] = ()
    if not _NOTED.isdisjoint(changed):
        notes = tuple([slug for slug, found in _CLASSES if not found.isdisjoint(changed)])
    if len(changed) < 3:  # faster than translate, and the usual case: one full-width comma
        for character in changed:
            text = text.replace(character, TABLE[ord(character)])
        return _new(Normalised, (text.strip(), notes))
    return Normalised(text.translate(TABLE).strip(), notes)


def offsets(text: str) -> list[int]:
    """For each character of ``normalise(text).text``, its position in ``text``.

    One more entry at the end says where the last character ends, so that slices map too.
    """
    places: list[int] = []
    for position, character in enumerate(text):
        places += [position] * len(TABLE.get(ord(character), character))
    plain = text.translate(TABLE)
    kept = len(plain.strip())
    if not kept:
        return [len(text)]
    first = len(plain) - len(plain.lstrip())
    return [*places[first : first + kept], places[first + kept - 1] + 1]
