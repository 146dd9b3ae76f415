"""Where the English of a name comes from: the article itself, the table, our own lists, official places and offices."""
