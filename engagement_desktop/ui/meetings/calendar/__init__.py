"""The calendar of meetings, mandates, actions and deadlines."""
