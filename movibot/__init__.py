"""movibot: qualification templates of a MediaWiki wiki, checked, and index pages made from them.

Start with `pipeline.py`, which holds the stages in their order, and `docs/architecture.md`.
"""

__version__ = "0.1.0"
