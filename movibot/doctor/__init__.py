"""Whether movibot can do its work on a wiki: facts -> findings, each with what to do. Pure but for `gathering.py`."""
