"""A synthetic GeoNames dump: some hundred invented lines in the layout of the real one."""

from __future__ import annotations

import zipfile
from pathlib import Path


def line(number: int, name: str, *, feature: str = "P.PPL", country: str = "SY", lat: str = "35.5", lon: str = "36.5",
         others: str = "", admin1: str = "", people: str = "0") -> str:
    letter, code = feature.split(".")
    return "\t".join([str(number), name, name, others, lat, lon, letter, code, country, "", admin1, "", "", "",
                      people, "", "310", "Asia/Damascus", "2020-01-01"])


def lines() -> list[str]:
    """A hundred villages, and one of each thing that a loader must tell apart."""
    out = [line(90_000_000 + i, f"Zzvillage{'abcdefghij'[i // 10]}{'abcdefghij'[i % 10]}") for i in range(100)]
    return [
        *out,
        line(90_000_200, "Zzamburin", others="Zzamboureen,DEZ,ззамбурин,zzamburyn", admin1="12"),
        line(90_000_201, "Zzamburin", country="PE", lat="-12.0", lon="-75.0"),
        line(90_000_202, "Zzfort Air Base", feature="S.AIRB"),
        line(90_000_203, "Zzschool", feature="S.SCH"),
        line(90_000_204, "Zzland", feature="A.PCLI"),
        line(90_000_205, "Zzdistrict", feature="A.ADM3"),
        line(170654, "Damascus"),
    ]


def alternates() -> list[str]:
    """Rows of alternateNamesV2 for the places above."""
    return [
        "1\t90000200\ten\tZambooreen Town\t1\t\t\t\t\t",
        "2\t90000200\tar\tزمبورين\t\t\t\t\t\t",
        "3\t90000200\tlink\thttps://example.org/Zz\t\t\t\t\t\t",
        "4\t99999999\ten\tNowhere\t\t\t\t\t\t",
    ]


def written(folder: Path, rows: list[str], name: str = "SY.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def zipped(folder: Path, rows: list[str]) -> Path:
    path = folder / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "words about it")
        archive.writestr("SY.txt", "\n".join(rows) + "\n")
    return path
