"""What is seen: the only floor that knows Qt."""

from engagement_desktop.ui.interpreter import keep_none_alive

keep_none_alive()
