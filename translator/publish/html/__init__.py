"""The pages: the review page of an article, and what changed since the last run."""
