"""Wikitext as MediaWiki's preprocessor reads it, and text edits that can be proved."""
