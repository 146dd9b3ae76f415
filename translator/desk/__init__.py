"""The desk: a local page on which articles become briefs, are corrected, and the glossary is kept.

    server     a socket of this machine alone, the address with its token
    guard      who may speak to it: every request, before anything else looks at it
    routes     who answers what a page asks: the list, the run, files (routes_words: texts; bodies: what is sent;
               downloads: what is handed out)
    worker     the one thread that runs batches, as the command line does, with an engine that stays loaded
    engine_apart  the engine in a process of its own, so that pages are answered while it computes
    places     where the files are, and how a run over them is made
    board      every article of the folder with its state
    archive    what the memory of the folder has, read again only where it changed
    intake     what is dropped or pasted, put into the folder
    taken_back a brief that was edited in Word, dropped: its edits become corrections
    printed    briefs as PDF, through LibreOffice
    combined   one document of chosen articles
    review     an article's review page, which saves at once, and what the checks say of a correction
    style      the house style as text, and page 1 of a brief under it
    term_table the glossary as a table
    search     everything that was translated in the folder, by an index that is made in memory
    pages/     what the browser shows

The folder is an ordinary one: what the desk does, the command line goes on with, and the other way round.
"""
