"""How Chinese is written in Latin letters, and whether Latin letters are a spelling of some Chinese."""
