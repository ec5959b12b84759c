"""A repair for Python 3.11: Qt's binding gives back None, True and False without counting the reference."""

import ctypes
import sys

_BEYOND_REACH = 1 << 60
_SINGLETONS = (None, True, False)


def keep_singletons_alive() -> None:
    """Give None, True and False a count that no session uses up.

    PySide6 6.12 is built for interpreters where they are immortal (3.12 and later). On 3.11 each call that
    returns nothing takes one from the count of None, and each signal that carries a yes or no one from that
    of True or False; the interpreter aborts when a count reaches zero, after a few thousand calls.
    """
    if sys.implementation.name == "cpython" and sys.version_info < (3, 12):
        for one in _SINGLETONS:
            ctypes.c_ssize_t.from_address(id(one)).value = _BEYOND_REACH
