"""Target values: normalise, parse, units, intervals."""
