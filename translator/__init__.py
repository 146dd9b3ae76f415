"""Chinese-language news in, English Word briefings out: offline, under a glossary, figures by value.

The stages, in the order of the data:

    read                  path -> Document                 a reader a kind of file, encodings
    clean                 Document -> Article              title, date, source, blocks, related items, dropped lines
    chinese.segment       Block -> segments                quote-safe; joined again they are the block
    translate.mark        segment -> marked segment        terms and figures, on the original text
    translate.hypotheses  marked segments -> hypotheses    one batch over all articles, through an engine
    translate.verify      hypothesis -> translation        named checks
    translate.repair      failing translations -> better   a bounded ladder
    translate.naming      translations -> the same         one English for each name that no source knows
    summarise             passages -> summary, figures     extractive
    overview              briefings -> what they share     for the combined briefing
    publish               briefing -> .docx, .html, .md, .json, report.json

`pipeline` puts them together over several articles; `batch` does so for a folder of files, with the memory.
"""

__version__ = "0.5.0"
