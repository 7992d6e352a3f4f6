"""The table of ratios and one picture of all that was measured: build/benchmarks.png and .svg.

python -m benchmarks.plot
"""

from benchmarks import results
from benchmarks.peers import OURS

ORDINARY = {"linewidth": 1.2, "marker": ".", "alpha": 0.85}
OUR_OWN = {"linewidth": 2.5, "marker": "o", "color": "black"}


def main() -> None:
    records = results.best(results.kept())
    if not records:
        raise SystemExit("Nothing was measured yet: run `python -m benchmarks.one_partner` first.")
    print(*results.tables(records), sep="\n")
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise SystemExit("No picture, since matplotlib is not installed: `make bench` installs it.") from None
    panels = list(dict.fromkeys((record["benchmark"], record["workload"]) for record in records))
    rows = -(-len(panels) // 2)
    figure = Figure(figsize=(17, 5 * rows), layout="constrained")
    for axes, panel in zip(figure.subplots(rows, 2).flat, panels, strict=False):
        here = [record for record in records if (record["benchmark"], record["workload"]) == panel]
        for peer in dict.fromkeys(record["peer"] for record in here):
            line = sorted((record["size"], record["ratio"]) for record in here if record["peer"] == peer)
            axes.plot(*zip(*line, strict=True), label=peer, **(OUR_OWN if peer == OURS else ORDINARY))
        axes.set(xscale="log", yscale="log", title=", ".join(panel), xlabel=here[0]["sized"])
        axes.set_ylabel(f"times as long as {here[0]['yardstick']}")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter("{x:,g}")
        axes.set_xticks(sorted({record["size"] for record in here}), minor=False)
        axes.minorticks_off()
        axes.grid(alpha=0.3)
        axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
    for suffix in ("png", "svg"):
        figure.savefig(results.PLACE.with_suffix(f".{suffix}"), dpi=120)
    print(f"Picture: {results.PLACE.with_suffix('.png')}")


if __name__ == "__main__":
    main()
