#!/usr/bin/env python
"""The command line of the project."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netvaerk.settings")
    os.environ.setdefault("STATEMENT_TIMEOUT_SECONDS", "0")  # a page has ten seconds, a command has its time
    if sys.argv[1:2] == ["demo"]:
        os.environ.setdefault("MODE", "demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
