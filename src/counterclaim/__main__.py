"""``python -m counterclaim.cli``"""

import sys

from .main import main

sys.exit(main())
