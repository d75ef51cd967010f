"""Which category an indicator line is filed under, by its codes and labels."""

from __future__ import annotations

from perfcheck.facts.fact import fact
from perfcheck.facts.filing import Filing
from perfcheck.facts.lexicon import Lexicon
from perfcheck.read.source import Span
from perfcheck.table.model import Indicator


class Filed:
    """The part of IndicatorFacts that reads codes and labels."""

    parsed: Indicator
    lexicon: Lexicon

    @fact
    def category_place(self) -> Span:
        """The second-level category; the first where that is missing."""
        level = self.parsed.level2 or self.parsed.level1
        return level.span if level else self.parsed.span

    @fact
    def code1(self) -> str | None:
        """The first-level code as written."""
        return self.parsed.level1.code if self.parsed.level1 else None

    @fact
    def code2(self) -> str | None:
        """The second-level code as written."""
        return self.parsed.level2.code if self.parsed.level2 else None

    @fact
    def label1(self) -> str:
        """The first-level label as written; empty when missing."""
        return self.parsed.level1.label if self.parsed.level1 else ""

    @fact
    def label2(self) -> str:
        """The second-level label as written; empty when missing."""
        return self.parsed.level2.label if self.parsed.level2 else ""

    @fact
    def written1(self) -> str:
        """The first-level category as written, with its code: ``1-产出指标``."""
        return f"{self.code1}-{self.label1}" if self.code1 else self.label1

    @fact
    def written2(self) -> str:
        """The second-level category as written, with its code: ``12-质量指标``."""
        return f"{self.code2}-{self.label2}" if self.code2 else self.label2

    @fact
    def _filing(self) -> Filing:
        one, two = self.parsed.level1, self.parsed.level2
        return self.lexicon.filing(
            one.code if one else None,
            one.label if one else "",
            two.code if two else None,
            two.label if two else "",
        )

    @fact
    def codes_known(self) -> bool:
        """Whether both codes, where there are any, are codes of the framework."""
        return self._filing.codes_known

    @fact
    def codes_match_labels(self) -> bool:
        """Whether each known code stands for the label beside it."""
        return self._filing.codes_match_labels

    @fact
    def is_cost_under_output(self) -> bool:
        """Whether it files cost under output, as the forms before 2021 do."""
        return self._filing.is_cost_under_output

    @fact
    def level2_fits(self) -> bool:
        """Whether the second level stands under the first by its code; true without codes."""
        return self._filing.level2_fits

    @fact
    def group(self) -> str | None:
        """The first-level category that the label stands for, whatever the code says; without a
        label the one of the code, without both the one that the second level stands under.
        """
        return self._filing.group

    @fact
    def group2(self) -> str | None:
        """The first-level category that the second level stands under."""
        return self._filing.group2

    @fact
    def is_labelled_satisfaction(self) -> bool:
        """Whether one of its labels is satisfaction, as where older forms file it under benefit."""
        return self._filing.is_labelled_satisfaction

    @fact
    def level1(self) -> str | None:
        """The first-level category, by its label, else by its code; None when neither tells.

        NotRead when label and code disagree: the category is then in doubt.
        """
        return self._filing.level1

    @fact
    def level2(self) -> str | None:
        """The second-level category, as ``level1``; NotRead also when it is not under that."""
        return self._filing.level2

    @fact
    def standing(self) -> str | None:
        """``level1``, for rules on what belongs where: NotRead also when the second level is in
        doubt.
        """
        return self._filing.standing
