"""The command line: one module a command. Only this room prints or reads the environment."""
