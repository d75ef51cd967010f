"""The rulebook: strict loading, the rule model, conditions, profiles and selection."""
