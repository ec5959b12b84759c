"""Budget: envelopes, meetings, people."""
