"""The list of meetings, and the file of one."""
