"""Reports: one module a format, each a function from Report to text."""
