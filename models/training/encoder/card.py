"""Figures from the app's own `npm run eval`, into manifest and model card."""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[3]
MODELS = PROJECT / "models"

Metrics = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    title: str
    metrics: Metrics


def evaluate(tool: str, title: str, file: Path, flags: Sequence[str] = ()) -> Measured:
    """`npm run eval` over one file, with the model that is in models/ now."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "metrics.json"
        command = ["npx", "tsx", "scripts/eval/main.ts", "--tool", tool, "--file", str(file), *flags]
        subprocess.run([*command, "--out", str(out)], cwd=PROJECT, check=True)
        return Measured(title, json.loads(out.read_text()))


def name_metrics(name: str, measured: Sequence[Measured], names: dict[str, str], **changes: Any) -> None:
    """Writes the metrics (shares as points of 100, one decimal) and `changes` into the manifest."""
    file = MODELS / name / "manifest.json"
    manifest = json.loads(file.read_text())
    manifest["metrics"] = [
        {"dataset": one.title, "rows": one.metrics["rows"], "name": shown, "value": points(one.metrics[key])}
        for one in measured
        for key, shown in names.items()
        if one.metrics.get(key) is not None
    ]
    manifest.update(changes)
    file.write_text(json.dumps(manifest, indent="\t", ensure_ascii=False) + "\n")


def points(share: float) -> float:
    return round(100 * share, 1)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def write_card(name: str, text: str) -> None:
    target = MODELS / name / "README.md"
    target.write_text(text)
    subprocess.run(["npx", "prettier", "--write", "--log-level", "warn", str(target)], cwd=PROJECT, check=True)


def remake_canaries() -> None:
    subprocess.run(["npx", "tsx", "scripts/canary/main.ts"], cwd=PROJECT, check=True)
