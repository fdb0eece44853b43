"""What values mean: zones, dynamics, comparisons, links, markers; each answer is a table with its picture.

Nothing here is stored: a zone follows from a value, a target and the settings, and a stored copy of it would
be wrong after the next correction. A year of 300 organisations and 200 indicators is computed in a second.
"""
