"""`python -m jetisu360`."""

from jetisu360.cli import main

if __name__ == "__main__":
    main()
