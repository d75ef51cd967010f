"""Which facts of an indicator and its cells go beyond the words of the line."""

SITUATED = frozenset(
    {
        *("parsed", "project", "table"),
        *("position", "place", "name_place", "category_place"),
        *("missing", "missing_for_one_value"),
        *("spends_budget", "is_ecological"),
        *("previous", "is_below_before", "score_place"),
    }
)
"""Facts of IndicatorFacts and TargetFacts that depend on where the line stands or on its project.

All other facts of two lines with the same words are equal; a test follows what each one reads.
"""

OF_A_COLUMN = frozenset({"column", "is_spare"})
"""Facts of TargetFacts that may differ between the two cells of a line though their texts do not.
"""
