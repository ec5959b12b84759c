"""Budget: envelopes and what they are worth today."""
