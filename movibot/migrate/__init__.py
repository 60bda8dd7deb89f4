"""A migration file -> what becomes of the parameters of each call of a template. Pure."""
