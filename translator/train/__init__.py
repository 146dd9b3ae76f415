"""Teaching the model further: pairs of sentences in, an adapter out. It needs the extra `train`.

    pairs        JSONL, TSV, TMX, corrections.csv -> pairs   those that our own checks doubt are left out
    names        a list of names -> who is told in a sentence, and asked for alone
    rows, forms  pairs, names -> rows                        in the very forms in which the engine asks
    tokens       text <-> the numbers of the prepared graph  only tokens that the engine may write are learned
    model        a GGUF file's own weights, an adapter beside them
    speak        prompts -> what the model says              for looks at sentences that are not learned from, and:
    own_answers  a batch -> its references and own answers   each with the weight to learn it by, from its `worth`
    learn        a course -> a better adapter                goes on where it was cut off, keeps the best of its `looks`
    desk         a desk's own pairs -> its own adapter       installed only where it is better

A look is judged by BLEU and chrF together, by the one that fares worse (`looks.Look.worth`). A trial of a policy
gradient on an accelerator is the reason: its best look by chrF alone had, on lines for the report, FLORES dev 220:997
from 25.41 BLEU / 53.93 chrF to 25.06 / 54.80 and NTREX 250:500 from 24.42 / 53.53 to 22.61 / 53.44: longer answers, not
better ones. After 13 turns that trial diverged. What did not end (answers were cut at 96 tokens) had no weight at all,
so that nothing held answers back from growing: 0.99 of them ended at first and 0.57 in the end, at 31 and 57 tokens. So
`own_answers` counts an answer that does not end as worth nothing, learns the references beside, at a fourth of that
trial's rate, and a training ends where answers grow longer or no longer end (`looks.Look.has_drifted`). A quarter of an
hour of it on two cores, over some forty sentences, took 21 others from 26.0 BLEU / 53.9 chrF to 26.6 / 54.3, with
answers as long as before: it goes the right way, and says no more. Where a GPU is at hand, ten minutes of it, from the
adapter that the program has:

    translator train PAIRS --names TITLES --own-answers --hours 0.17

Two sentences of context were tried, as a turn of the system's before the request, and are not asked. The adapter that
the program has says less with them (NTREX-TW 0:100, greedy: 21.0 BLEU / 49.5 chrF without, 19.3 / 48.9 with; in other
places, two of them on 0:60 only, 13.5 to 20.3). After half an hour over 590 rows of WMT21 to WMT23, three of four with
the two sentences before, it said 20.7 / 49.2 without and 20.6 / 48.7 with, and on FLORES dev 0:100 21.7 / 52.9 and
23.1 / 53.6: no gain that holds, for 1.3 times the time, and a sentence would no longer be remembered by itself. Desks'
own pairs have no order either: what is corrected, or comes from a memory, is one sentence.
"""
