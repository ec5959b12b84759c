"""The palette: what Qt's own dialogs, menus and calendars take their colours from."""

from PySide6.QtGui import QColor, QPalette

from engagement_desktop.ui.theme.tokens import Theme

_ROLES = (
    (QPalette.ColorRole.Window, "fond"),
    (QPalette.ColorRole.WindowText, "encre"),
    (QPalette.ColorRole.Text, "encre"),
    (QPalette.ColorRole.ButtonText, "encre"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.AlternateBase, "creux"),
    (QPalette.ColorRole.Highlight, "choix"),
    (QPalette.ColorRole.HighlightedText, "choix_encre"),
    (QPalette.ColorRole.PlaceholderText, "encre2"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Mid, "bord"),
    (QPalette.ColorRole.Dark, "bord"),
    (QPalette.ColorRole.Light, "trait"),
    (QPalette.ColorRole.Midlight, "trait"),
    (QPalette.ColorRole.ToolTipBase, "encre"),
    (QPalette.ColorRole.ToolTipText, "surface"),
)
_WHEN_DISABLED = (
    (QPalette.ColorRole.WindowText, "encre2"),
    (QPalette.ColorRole.Text, "encre2"),
    (QPalette.ColorRole.ButtonText, "encre2"),
    (QPalette.ColorRole.Base, "creux"),
)


def palette(theme: Theme) -> QPalette:
    """Every role that Fusion reads, from the tokens of one theme."""
    made = QPalette()
    for role, token in _ROLES:
        made.setColor(role, QColor(theme[token]))
    for role, token in _WHEN_DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme[token]))
    return made
