"""Schemas on the wiki."""
