"""Before a meeting: its agenda, its convocations, its opening."""
