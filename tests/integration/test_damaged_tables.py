"""Files that were cut off, written over or mixed up: they are read, or end in a problem with a place."""

import random
from io import BytesIO

import polars as pl
import pytest

from valuecase.model.problems import ValueCaseError
from valuecase.screening.reading.tables import open_table

TRIED = 60
TABLE = pl.DataFrame(
    {
        "id": [str(row) for row in range(200)],
        "name": [f"Hôpital {row}" for row in range(200)],
        "staffed_beds": range(200),
        "occupancy_percent": [row / 3 for row in range(200)],
        "org_type": ["acute care", None, "critical_access", "by night"] * 50,
    }
)
SAVE = {
    "csv": pl.DataFrame.write_csv,
    "parquet": pl.DataFrame.write_parquet,
    "arrow": pl.DataFrame.write_ipc,
    "arrows": pl.DataFrame.write_ipc_stream,
    "xlsx": pl.DataFrame.write_excel,
}


def damaged(whole, seed):
    """The same bytes with a few of them changed, taken out or put in."""
    draw, bytes_ = random.Random(seed), bytearray(whole)
    for _ in range(draw.choice((1, 1, 3, 20))):
        place = draw.randrange(len(bytes_) or 1)
        match draw.choice(("change", "change", "take out", "put in", "cut")):
            case "change":
                bytes_[place : place + 1] = (draw.choice((0, 10, 34, 44, 255, draw.randrange(256))),)
            case "take out":
                del bytes_[place : place + draw.randrange(1, 50)]
            case "put in":
                bytes_[place:place] = bytes(draw.choices((10, 34, 44, 233), k=3))
            case "cut":
                bytes_ = bytes_[: max(1, place)]
    return bytes(bytes_)


def read(path, type):
    """How many rows there are, or what is wrong."""
    try:
        return sum(chunk.frame.height for chunk in open_table([path], type).chunks())
    except ValueCaseError as error:
        return error.problems


@pytest.mark.parametrize("kind", SAVE)
def test_a_damaged_file_is_read_or_refused(engine, tmp_path, monkeypatch, kind):
    """Never anything but a problem that names the file, and never more rows than there were, but for line ends put in."""
    monkeypatch.chdir(tmp_path)
    whole, path = BytesIO(), tmp_path / f"a.{kind}"
    SAVE[kind](TABLE, whole)
    found = []
    for seed in range(TRIED):
        path.write_bytes(damaged(whole.getvalue(), seed))
        found.append(read(path, engine.type("hospital")))

    refused = [problems for problems in found if isinstance(problems, tuple)]
    assert 0 < len(refused) < TRIED
    assert max(rows for rows in found if isinstance(rows, int)) <= TABLE.height + 60
    assert {problem.file for problems in refused for problem in problems} == {path.name}
    assert all(problem.advice for problems in refused for problem in problems)
