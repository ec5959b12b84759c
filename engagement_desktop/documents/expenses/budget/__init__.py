"""Budget: sheets of the budget."""
