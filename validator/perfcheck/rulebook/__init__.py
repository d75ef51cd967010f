"""The rulebook: YAML rules, strictly read, typed, and compiled to conditions."""

from perfcheck.rulebook.compiled import CompiledRule
from perfcheck.rulebook.loader import Rulebook, load_rulebook, read_rule
from perfcheck.rulebook.notread import Listing, NotRead

__all__ = ["CompiledRule", "Listing", "NotRead", "Rulebook", "load_rulebook", "read_rule"]
