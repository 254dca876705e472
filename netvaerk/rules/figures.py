"""Figures for the monitoring in the text form of Prometheus, version 0.0.4. No figure is about a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Figure:
    """One sort of figure: its name, what it tells, `counter`, `gauge` or `histogram`, and its values by their labels.

    A sample is the ending of the name (`_bucket`; mostly nothing), the labels, and the value."""

    name: str
    tells: str
    kind: str
    samples: tuple[tuple[str, Mapping[str, str], float], ...]


def single(name: str, tells: str, value: float) -> Figure:
    return Figure(name, tells, "gauge", (("", {}, value),))


def as_text(figures: Iterable[Figure]) -> str:
    """A line for each sample, under two that say what it is; one sort of figure never stands twice."""
    lines = []
    for one in figures:
        lines += [f"# HELP {one.name} {one.tells}", f"# TYPE {one.name} {one.kind}"]
        lines += [f"{one.name}{ending}{_labels(labels)} {value:.15g}" for ending, labels, value in one.samples]
    return "".join(f"{line}\n" for line in lines)


def _labels(labels: Mapping[str, str]) -> str:
    """Labels are words of our own, so none needs escaping."""
    return "{" + ",".join(f'{name}="{value}"' for name, value in labels.items()) + "}" if labels else ""
