"""Parsers of foreign files. Every function here runs in the child of msoko.lib.sandbox, never in a page.

Each `inspect(stream, kind, name)` returns None when the bytes are what the kind promises and raises Refused
with a sentence otherwise. Nothing here writes, and nothing keeps what it has read.
"""
