"""Configuration: the text of perfcheck.toml to settings. Pure; cli/ finds and reads the files."""
