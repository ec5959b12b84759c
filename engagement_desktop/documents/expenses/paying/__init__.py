"""The bank file and the papers of a run."""
