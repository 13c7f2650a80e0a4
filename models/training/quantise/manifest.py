"""Size and SHA-256 of every file, as the app checks them before use."""

import hashlib
import json
from pathlib import Path


def name_in_manifest(folder: Path, paths: list[str]) -> None:
    """Puts `paths` in the place of what the manifest names in the same folders."""
    target = folder / "manifest.json"
    manifest = json.loads(target.read_text())
    folders = {Path(path).parent for path in paths}
    others = [file for file in manifest["files"] if Path(file["path"]).parent not in folders]
    entries = []
    for path in paths:
        content = (folder / path).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        entries.append({"path": path, "bytes": len(content), "sha256": digest})
    manifest["files"] = sorted(others + entries, key=lambda file: file["path"])
    target.write_text(json.dumps(manifest, indent="\t", ensure_ascii=False) + "\n")
