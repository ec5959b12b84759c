"""A repair for Python 3.11: Qt's binding gives None back without counting the reference."""

import ctypes
import sys

_BEYOND_REACH = 1 << 60


def keep_none_alive() -> None:
    """Give None a count that no session uses up.

    PySide6 6.12 is built for interpreters where None is immortal (3.12 and later). On 3.11 each call that
    returns nothing takes one from the count of None, and the interpreter aborts when it reaches zero,
    after a few thousand calls.
    """
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value = _BEYOND_REACH
