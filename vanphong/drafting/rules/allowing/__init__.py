"""Who may do what while a draft is written, and what stands in the way.

`writing` knows the database, which the process that reads files does not: `rules` exports nothing of it.
"""
