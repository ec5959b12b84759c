"""How the window looks: colours, sizes, letters, icons, one sheet."""

from engagement_desktop.ui.theme.look import Look

__all__ = ["Look"]
