"""History files written by tests. The ACLED rows are invented: nothing of ACLED may be passed on."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

UCDP = ("id", "year", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "adm_1", "adm_2", "latitude",
        "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "best")
ACLED = ("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
         "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
         "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
         "source_scale", "notes", "fatalities", "tags", "timestamp")
OLD_ACLED = ("data_id", "iso", "event_id_no_cnty", *ACLED, "iso3")


def ucdp(number: int, day: str = "2018-05-01", **values: object) -> dict[str, object]:
    return {
        "id": number, "year": day[:4], "type_of_violence": 1, "side_a": "Government of Israel", "side_b": "Government of Syria",
        "where_prec": 1, "where_coordinates": "Homs city", "adm_1": "Homs Governorate", "adm_2": "Homs district",
        "latitude": 34.73, "longitude": 36.71, "country": "Syria", "event_clarity": 1, "date_prec": 1, "date_start": day,
        "date_end": day, "best": 1, **values,
    }


def acled(number: int, day: str = "01 May 2018", **values: object) -> dict[str, object]:
    return {
        "event_id_cnty": f"SYR{number}", "event_date": day, "year": 2018, "time_precision": 1,
        "disorder_type": "Political violence", "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
        "actor1": "Military Forces of Israel (2009-2022)", "actor2": "Military Forces of Syria (2000-2024)",
        "country": "Syria", "admin1": "Homs", "admin2": "Homs", "location": "Homs", "latitude": 34.7308, "longitude": 36.7094,
        "geo_precision": 1, "notes": "Invented, with a comma.", "fatalities": 0, **values,
    }


def written(columns: Sequence[str], rows: Sequence[dict[str, object]], divider: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=divider, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
