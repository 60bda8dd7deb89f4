"""`python -m movibot`."""

from movibot.cli import main

main()
