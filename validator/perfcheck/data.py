"""Where the rules and grammars lie: inside an installed package, or at the checkout's root."""

import os.path

_HERE = os.path.dirname(os.path.abspath(__file__))
_INSTALLED = os.path.join(_HERE, "_data")
_CHECKOUT = os.path.dirname(os.path.dirname(_HERE))


def data_path(*parts: str) -> str:
    """The path of a shipped data file or folder, such as ``data_path("rules", "units.yaml")``.

    An installed wheel carries its data in ``perfcheck/_data/``; an editable install and a bare
    checkout use ``rules/`` and ``grammar/`` at the top of the tree.
    """
    base = _INSTALLED if os.path.isdir(_INSTALLED) else _CHECKOUT
    return os.path.join(base, *parts)
