"""``python -m ttdn_publish``."""

from ttdn_publish.cli import main

if __name__ == "__main__":
    main()
