"""Where the packaged app starts."""

import sys

from netdesk.__main__ import main

sys.exit(main())
