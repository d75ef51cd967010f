"""Exit codes, as README tells them."""

WRONG = 2
"""The exit code for wrong usage, a faulty rulebook and a defect of perfcheck itself."""
NOT_CHECKED = 3
"""The exit code when an input cannot be read or holds no table."""
INTERRUPTED = 130
