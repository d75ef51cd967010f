"""Facts: what a condition can ask of a table, a project, an indicator or a target."""
