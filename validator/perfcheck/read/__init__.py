"""Inputs: one module a file kind, each giving a Source whose characters know their place."""
