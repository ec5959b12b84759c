"""The program's door: a command word goes to the command line, anything else opens the window."""

import sys


def main() -> int:
    """Runs what the arguments ask for and returns the exit status."""
    if any(not word.startswith("-") for word in _without_values(sys.argv[1:])) or {
        "-h",
        "--help",
        "--version",
    } & set(sys.argv[1:]):
        from engagement_desktop.cli.main import run

        return run(sys.argv[1:])
    from engagement_desktop.ui.main import run_window_command

    return run_window_command(sys.argv[1:])


def _without_values(words: list[str]) -> list[str]:
    """The arguments less the values of the window's own options."""
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in {"--dossier", "--phrase-fichier", "--compte"}:
            skip = True
        else:
            kept.append(word)
    return kept


if __name__ == "__main__":
    sys.exit(main())
