"""Attestations and papers: asked for, looked at, given, printed again; missions described."""
