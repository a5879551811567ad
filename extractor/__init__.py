"""Numbers of Russian news: how much of what, where, when, and on whose word."""
