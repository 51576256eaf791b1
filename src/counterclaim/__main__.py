"""``python -m counterclaim``"""

import sys

from counterclaim.cli.main import main

sys.exit(main())
