"""What can be done: one class a feature, one method a verb of the user."""
