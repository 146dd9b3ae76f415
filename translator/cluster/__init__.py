"""Engines on several computers at once: Dask's workers are given sentences, and nothing else of a run.

connection  which scheduler is asked, and whether it may be
crew        the scheduler's workers, through Dask
dispatch    tasks to workers, one at a time each; again where a worker is lost or fails
engine      the engine that a run has in the place of its own
tasks       what is asked of a worker
worker      what runs there
"""
