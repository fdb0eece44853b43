"""One file per subject; importing this package registers them all, in the order of the table."""

from tests.bench.subjects import starting, importing, dating, pages, editing, editions  # noqa: F401, I001 -- the table
from tests.bench.subjects import papers, files, region, zoning, measurements, analysis  # noqa: F401 -- the table
