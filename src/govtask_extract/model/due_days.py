"""The day by which something is to be due, as people write it: 2022-06-30, 2022-06, 2022年6月, 2022."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date

from govtask_extract.patterns import lazy_re
from govtask_extract.saying.said import said

_DAY = lazy_re(
    r"(?P<year>\d{4})(?:[-/.年](?P<month>\d{1,2})(?:[-/.月](?P<day>\d{1,2})日?|月)?|年)?|(?P<compact>\d{8})", re.ASCII
)


def last_day(written: str) -> str:
    """The day itself, the last of the month or of the year, ISO 8601. Raises a `ValueError` in a sentence."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", "".join(written.split())))
    try:
        if found is None:
            raise ValueError
        if found["compact"]:
            return date.fromisoformat(found["compact"]).isoformat()
        year, month = int(found["year"]), int(found["month"] or 12)
        return date(year, month, int(found["day"] or monthrange(year, month)[1])).isoformat()
    except ValueError:
        raise ValueError(
            said('"{written}" is no day, month or year, such as 2022-06-30, 2022-06 or 2022', written=written)
        ) from None
