"""The search of everything, from the keyboard: Ctrl+K."""
