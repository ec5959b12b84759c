"""What is seen: the only floor that knows Qt."""

from engagement_desktop.ui.interpreter import keep_singletons_alive

keep_singletons_alive()
