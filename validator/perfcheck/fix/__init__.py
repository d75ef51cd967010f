"""Mending by machine: what a finding proposes, applying it to a text, and proof that it is right.

Nothing here writes a file; ``cli/fixing.py`` does.
"""
