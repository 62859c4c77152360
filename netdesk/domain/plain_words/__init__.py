"""Follow-ups in plain words: what a sentence says to do, for whom, when and how often.

`reading.understand` puts together what the other modules find; `patterns` holds the words they share.
"""
