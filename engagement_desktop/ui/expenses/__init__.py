"""The list of expense claims, and the file of one."""
