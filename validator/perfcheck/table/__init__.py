"""Tables: the model, and one module a layout that finds it in a Source."""
