#!/usr/bin/env python3
"""Figures of the benchmarks (lines of tabs on stdin, see figure.h) as a table; exit 1 when a bound does not hold."""
import sys


def number(value):
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def judge(value, yardstick, kind, bound):
    """The figure that is bounded, in words, and whether it holds."""
    if kind == "times":
        ratio = value / yardstick if yardstick else float("inf")
        return f"{ratio:.2f} x", f"<= {bound:g} x", ratio <= bound
    if kind == "beyond":
        return f"{value - yardstick:+.2f}", f"<= {bound:g}", value - yardstick <= bound
    if kind == "most":
        return number(value), f"<= {bound:g}", value <= bound
    return f"{value:.4g}", f">= {bound:g}", value >= bound


rows = []
broken = 0
for line in sys.stdin:
    name, value, unit, beside, yardstick, kind, bound = line.rstrip("\n").split("\t")
    value, yardstick, bound = float(value), float(yardstick), float(bound)
    figure, limit, holds = judge(value, yardstick, kind, bound)
    broken += not holds
    rows.append((name, f"{number(value)} {unit}".strip(), f"{beside}: {number(yardstick)}", figure, limit, "holds" if holds else "DOES NOT HOLD"))
heads = ("figure", "measured", "beside it", "counts", "bound", "")
widths = [max(len(row[i]) for row in [heads, *rows]) for i in range(len(heads))]
for row in (heads, *rows):
    print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
print(f"{len(rows)} figures, {broken} beyond their bound")
sys.exit(1 if broken or not rows else 0)
