"""How a pair of categories reads: which categories its codes and labels stand for.

A table has few such pairs, so each is read once (`Lexicon.filing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.facts.fact import fact
from perfcheck.rulebook.notread import NotRead

if TYPE_CHECKING:
    from perfcheck.facts.lexicon import Category, Lexicon


class Filing:
    """Two levels as written; a code is None and a label is empty where the line has none."""

    def __init__(
        self, code1: str | None, label1: str, code2: str | None, label2: str, lexicon: Lexicon
    ) -> None:
        self.code1 = code1
        self.label1 = label1
        self.code2 = code2
        self.label2 = label2
        self.lexicon = lexicon

    @fact
    def _labelled1(self) -> Category | None:
        return self.lexicon.level1_of_label(self.label1)

    @fact
    def _coded1(self) -> Category | None:
        found = self.lexicon.by_code.get(self.code1 or "")
        return found if found and found.under is None else None

    @fact
    def _labelled2(self) -> Category | None:
        first = self._labelled1 or self._coded1
        return self.lexicon.level2_of_label(self.label2, first.key if first else None)

    @fact
    def _coded2(self) -> Category | None:
        found = self.lexicon.by_code.get(self.code2 or "")
        return found if found and found.under is not None else None

    @fact
    def codes_known(self) -> bool:
        """Whether both codes, where there are any, are codes of the framework."""
        return (self.code1 is None or self._coded1 is not None) and (
            self.code2 is None or self._coded2 is not None
        )

    @fact
    def codes_match_labels(self) -> bool:
        """Whether each known code stands for the label beside it."""
        for coded, label, labelled in (
            (self._coded1, self.label1, self._labelled1),
            (self._coded2, self.label2, self._labelled2),
        ):
            if coded is not None and labelled is not None and coded.key != labelled.key:
                return self.is_cost_under_output
            if coded is not None and labelled is None and label:
                return False
        return True

    @fact
    def is_cost_under_output(self) -> bool:
        """Whether it files cost under output, as the forms before 2021 do."""
        first = self._labelled1 or self._coded1
        second = self._labelled2 or self._coded2
        return (
            first is not None
            and first.key == "output"
            and second is not None
            and second.key in ("cost_output", "economic_cost", "social_cost", "ecological_cost")
        )

    @fact
    def level2_fits(self) -> bool:
        """Whether the second level stands under the first by its code; true without codes."""
        code1, code2 = self.code1, self.code2
        return code1 is None or code2 is None or code2.startswith(code1)

    @fact
    def group(self) -> str | None:
        """The first-level category that the label stands for, whatever the code says; without a
        label the one of the code, without both the one that the second level stands under.
        """
        found = self._labelled1 or self._coded1
        if found is not None:
            return found.key
        second = self._labelled2 or self._coded2
        return second.under if second else None

    @fact
    def group2(self) -> str | None:
        """The first-level category that the second level stands under by its label, without one
        by its code; None where it tells nothing.
        """
        second = self._labelled2 or self._coded2
        return second.under if second else None

    @fact
    def is_labelled_satisfaction(self) -> bool:
        """Whether one of its labels is satisfaction, as where older forms file it under benefit."""
        second = self._labelled2
        return second is not None and second.under == "satisfaction"

    @fact
    def level1(self) -> str | None:
        """The first-level category, by its label, else by its code; None when neither tells.

        NotRead when label and code disagree: the category is then in doubt.
        """
        labelled, coded = self._labelled1, self._coded1
        if labelled and coded and labelled.key != coded.key:
            raise NotRead("category")
        found = labelled or coded
        return found.key if found else None

    @fact
    def level2(self) -> str | None:
        """The second-level category, as ``level1``; NotRead also when it is not under that."""
        first, labelled, coded = self.level1, self._labelled2, self._coded2
        if labelled and coded and labelled.key != coded.key and not self.is_cost_under_output:
            raise NotRead("category")
        found = labelled or coded
        if found is None:
            return None
        if first is not None and found.under != first and not self.is_cost_under_output:
            raise NotRead("category")
        return "cost_output" if self.is_cost_under_output else found.key

    @fact
    def standing(self) -> str | None:
        """``level1``, for rules on what belongs where: NotRead also when the second level is in
        doubt.
        """
        first, _ = self.level1, self.level2
        return first
