"""A fact: an attribute worked out at first use and then kept on its object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as fact
else:

    class fact:
        """Like functools.cached_property without its lock, which costs more than most facts.

        A fact that raises (a cell could not be read) is not kept, and raises again.
        """

        def __init__(self, getter: Any) -> None:
            self.fget = getter
            self.name = getter.__name__
            self.__doc__ = getter.__doc__

        def __get__(self, owner: Any, kind: type | None = None) -> Any:
            if owner is None:
                return self
            value = owner.__dict__[self.name] = self.fget(owner)
            return value


__all__ = ["fact"]
