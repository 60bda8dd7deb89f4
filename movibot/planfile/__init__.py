"""A plan as a file, for a second person: what would be saved, on which states of the pages, and how that reads.

    Planned --writing--> JSON --reading--> Planned

`docs/plans.md` describes the file.
"""
