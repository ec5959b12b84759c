"""Budget: envelopes, and costs added up."""
