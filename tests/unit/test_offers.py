"""What installed distributions offer: asked once, kept, and asked again whenever one comes, goes or is written over."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import DistributionFinder, PathDistribution

import pytest

from valuecase import offers
from valuecase.offers import offered

LIBRARY = "valuecase_library"


@pytest.fixture(autouse=True)
def _kept_here(tmp_path, site, monkeypatch):
    """Kept in a folder of its own, whatever the person who runs the tests has told Python to do."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(offers, "PLACE", tmp_path / "__pycache__" / "offers.pickle")
    monkeypatch.syspath_prepend(str(site))


@pytest.fixture
def asked(monkeypatch):
    """How often distributions were asked."""
    times = []
    ask = offers._asked

    def counted():
        times.append(1)
        return ask()

    monkeypatch.setattr(offers, "_asked", counted)
    return times


def strangers():
    return {one.id: one for one in offered() if one.distribution != "valuecase"}


def entry_points_of(site):
    (found,) = site.glob(f"{LIBRARY}-*/entry_points.txt")
    return found


def test_what_is_kept_is_what_was_asked(install, asked):
    install("valuecase-library", needs="valuecase>=0.0.1")

    first, second = offered(), offered()

    assert first == second
    assert len(asked) == 1
    (library,) = (one for one in second if one.id == "library")
    assert (library.origin, library.requires) == ("valuecase-library 1.2.3", ("valuecase>=0.0.1",))


def test_a_distribution_that_comes_or_goes_is_seen(install, site):
    assert strangers() == {}

    install("valuecase-library")
    assert [*strangers()] == ["library"]

    shutil.rmtree(entry_points_of(site).parent)
    assert strangers() == {}


def test_one_that_is_written_over_is_seen_though_size_and_date_stay(install, site):
    install("valuecase-library")
    assert [*strangers()] == ["library"]
    file = entry_points_of(site)
    before = file.stat()

    file.write_text(file.read_text(encoding="utf-8").replace("library =", "archive ="), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert file.stat().st_size == before.st_size
    assert [*strangers()] == ["archive"]


def test_of_two_places_the_first_counts_whatever_was_kept(install, site, tmp_path, monkeypatch):
    install("valuecase-library")
    later = shutil.copytree(site, tmp_path / "later")
    (later / f"{LIBRARY}-1.2.3.dist-info").rename(later / f"{LIBRARY}-2.0.dist-info")
    metadata = later / f"{LIBRARY}-2.0.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text(encoding="utf-8").replace("1.2.3", "2.0"), encoding="utf-8")
    assert strangers()["library"].version == "1.2.3"

    monkeypatch.syspath_prepend(str(later))

    assert strangers()["library"].version == "2.0"


@pytest.mark.parametrize("damage", [b"", b"not a pickle", b"\x80\x05]\x94."])
def test_what_is_damaged_is_asked_again_and_replaced(install, asked, damage):
    install("valuecase-library")
    offered()
    offers.PLACE.write_bytes(damage)

    assert [*strangers()] == ["library"]
    assert [*strangers()] == ["library"]
    assert len(asked) == 2


def test_where_distributions_are_found_elsewhere_nothing_is_kept(install, site, asked, monkeypatch):
    install("valuecase-library")
    elsewhere = site.rename(site.with_name("elsewhere"))

    class Elsewhere(DistributionFinder):
        def find_spec(self, *_):
            return None

        def find_distributions(self, context=DistributionFinder.Context()):  # noqa: B008
            if context.name in (None, "valuecase-library"):
                yield PathDistribution(elsewhere / f"{LIBRARY}-1.2.3.dist-info")

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Elsewhere()])

    assert [*strangers()] == ["library"]
    assert [*strangers()] == ["library"]
    assert len(asked) == 2
    assert not offers.PLACE.exists()


def test_a_distribution_that_says_nothing_of_itself_takes_no_other_with_it(install, site):
    install("valuecase-library")
    (entry_points_of(site).parent / "METADATA").unlink()

    assert strangers()["library"].origin == "an unknown distribution"
    assert {"hospital", "food_bank"} <= {one.id for one in offered()}


def test_something_within_a_module_can_be_offered(install, site, monkeypatch):
    install("valuecase-shelf", "class Shelf:\n    plugin = 'the plugin'\n", pack=False)
    file = site / "valuecase_shelf-1.2.3.dist-info" / "entry_points.txt"
    file.write_text("[valuecase.stakeholders]\nlibrary = valuecase_shelf:Shelf.plugin\n", encoding="utf-8")

    assert strangers()["library"].load() == "the plugin"
    monkeypatch.delitem(sys.modules, "valuecase_shelf")


def test_from_the_second_run_on_a_type_is_had_without_asking_distributions(site):
    """In fresh processes: what takes time is importing what asks."""
    code = "import sys, valuecase; valuecase.Engine().type('hospital'); print('importlib.metadata' in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(site)

    def run():
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    run()
    assert run() == "False"
