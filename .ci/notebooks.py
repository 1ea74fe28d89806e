#!/usr/bin/env python3
"""Runs notebooks with the kernel of this checkout and keeps their outputs fit to be committed. Needs nbconvert.

  notebooks.py check NOTEBOOK...    the committed outputs: there, light, without scripts, not older than their cells
  notebooks.py run NOTEBOOK...      runs each whole in a folder of its own; fails where a cell does or a limit is passed
  notebooks.py refresh NOTEBOOK...  the same, and writes the outputs into the notebooks and the README's figures
"""
import base64
import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

MAX_BYTES = 1_000_000
# Three minutes on two cores; CPU time does not depend on what else the machine does.
MAX_CPU_SECONDS = 360
MAX_RESIDENT_MB = 1536
# Folders that notebooks read, beside them.
COMPANIONS = ("paper",)
# The pictures of the README: notebook and a piece of the code of the cell that draws each.
FIGURES_FOLDER = "toolkit/src/site/figures"
FIGURES = {
    "convergence": ("01-silicon-sweep", "sweep.run(split)"),
    "structure": ("00-welcome", "Crystals.diamond(Element.Si, edges.get(lowest))"),
    "errors-by-type": ("01-silicon-sweep", "Plots.errorsByConfigType"),
    "energy-volume": ("01-silicon-sweep", "Plots.energyVolume(silicon)"),
    "parity": ("01-silicon-sweep", 'Plots.parity(Predictions.of(calculator, split.test("test_mqmd")))'),
    "energy-density": ("02-data", "Plots.energyDensity(silicon)"),
    "map": ("02-data", "Plots.similarityMapByConfigType"),
    "coordination": ("02-data", "Plots.coordination"),
    "composition": ("02-data", "Plots.composition("),
    "radial-functions": ("03-ace-step-by-step", "Plots.radialFunctions(spec"),
    "body-orders": ("03-ace-step-by-step", "Plots.bodyOrders"),
    "learning-curves": ("03-ace-step-by-step", "Plots.learningCurve"),
    "fit-history": ("03-ace-step-by-step", "Plots.fitHistory"),
    "scan": ("04-hyperparameters", 'scan("Cutoff"'),
    "parallel-coordinates": ("04-hyperparameters", "SweepPlots.parallelCoordinates"),
    "importance": ("04-hyperparameters", "SweepPlots.importance"),
    "partial-dependence": ("04-hyperparameters", "SweepPlots.partialDependence"),
    "random-or-bayesian": ("04-hyperparameters", "Plots.bestSoFar"),
    "phases": ("05-sb2te3-sweep", "Plots.errorsByPhase"),
    "quench-rate": ("06-melt-quench", "ProtocolPlots.meltQuench(byRate)"),
    "glass-and-liquid": ("06-melt-quench", "ProtocolPlots.radial(distances"),
    "angles": ("06-melt-quench", "ProtocolPlots.angular(angles"),
    "rings": ("06-melt-quench", "StructurePlots.rings"),
    "along-a-trajectory": ("07-validation", "ValidationPlots.trajectoryErrors(along"),
    "crystals": ("07-validation", "ValidationPlots.energyVolume(sheets"),
    "dimers": ("07-validation", "ValidationPlots.dimers(sheets)"),
    "packings": ("07-validation", "ValidationPlots.packings(sheets)"),
    "diffusion": ("08-sb2te3-structure", "StructurePlots.meanSquareDisplacement(displacement)"),
    "crystallinity": ("08-sb2te3-structure", 'Plots.histogram("Crystallinity"'),
    "growth": ("08-sb2te3-structure", "ProtocolPlots.growth(growth)"),
    "compression": ("09-the-paper", "ProtocolPlots.compression(compressed)"),
}
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
# What readers without scripts show; everything else is for the live page.
STATIC = ("text/html", "text/markdown", "text/latex", "image/svg+xml", "image/png", "image/jpeg", "text/plain")


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def text(value):
    return "".join(value) if isinstance(value, list) else value


def lines(value):
    return value.splitlines(keepends=True)


def code_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code" and text(cell["source"]).strip()]


def checksums(notebook):
    """One for each code cell, over it and all before it: an output depends on those too."""
    digest = hashlib.sha256()
    result = []
    for cell in code_cells(notebook):
        digest.update(text(cell["source"]).strip().encode() + b"\0")
        result.append(digest.hexdigest()[:16])
    return result


def static_data(data):
    """The forms of one output that show without scripts and without a network."""
    kept = {kind: data[kind] for kind in STATIC if kind in data}
    if "image/svg+xml" in kept:
        # Code hosts and older nbconvert strip inline drawings, but let pictures pass.
        drawing = base64.b64encode(text(kept["image/svg+xml"]).encode()).decode()
        size = re.search(r'width="(\d+)"', text(kept["image/svg+xml"]))
        width = f' width="{size.group(1)}"' if size else ""
        alternative = html.escape(text(kept.get("text/plain", "figure")).split("\n")[0])
        kept["text/html"] = [f'<img src="data:image/svg+xml;base64,{drawing}"{width} alt="{alternative}"/>']
    elif "text/html" in kept:
        kept["text/html"] = lines(SCRIPT.sub("", text(kept["text/html"])))
        if not re.search(r"<(img|svg|table|details)\b|>[^<]*\S[^<]*<", text(kept["text/html"])):
            return {}
    return kept


def static_outputs(outputs):
    result = []
    for output in outputs:
        if output["output_type"] in ("display_data", "execute_result"):
            if "<progress" in text(output["data"].get("text/html", "")):
                # How far something was means nothing once it has ended.
                continue
            output = dict(output, data=static_data(output["data"]), metadata={})
            if not output["data"] or set(output["data"]) == {"text/plain"} and not text(output["data"]["text/plain"]):
                continue
        if output["output_type"] == "stream" and result and result[-1].get("name") == output["name"]:
            result[-1]["text"] = lines(text(result[-1]["text"]) + text(output["text"]))
            continue
        result.append(output)
    return result


def write(path, notebook):
    temporary = path + ".new"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(notebook, file, indent=1, ensure_ascii=False, sort_keys=True)
        file.write("\n")
    os.replace(temporary, path)


def put_outputs(path, executed):
    notebook = load(path)
    ran = code_cells(executed)
    for cell, source, checksum in zip(code_cells(notebook), ran, checksums(notebook)):
        cell["outputs"] = static_outputs(source["outputs"])
        cell["execution_count"] = source["execution_count"]
        cell["metadata"] = {"acetune": {"checksum": checksum}}
    write(path, notebook)


def check(path):
    """What is wrong with the committed outputs, one line each."""
    notebook = load(path)
    problems = []
    size = os.path.getsize(path)
    if size >= MAX_BYTES:
        problems.append(f"has {size} bytes; the limit is {MAX_BYTES}")
    for number, (cell, checksum) in enumerate(zip(code_cells(notebook), checksums(notebook)), 1):
        first = text(cell["source"]).strip().splitlines()[0]
        found = cell["metadata"].get("acetune", {}).get("checksum")
        if found != checksum:
            why = "has no output of its own yet" if found is None else "or one before it changed after its output"
            problems.append(f"code cell {number} ('{first}') {why}; refresh it: .ci/refresh-notebooks {path}")
            break
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                problems.append(f"code cell {number} ('{first}') shows an error: {output.get('ename')}")
            data = output.get("data", {})
            if any(kind not in STATIC for kind in data) or SCRIPT.search(text(data.get("text/html", ""))):
                problems.append(f"code cell {number} ('{first}') holds a script or a live output")
    return problems + list(check_figures(path))


def figures(path):
    """The README's pictures that a notebook holds, by file."""
    result = {}
    for name, (notebook, code) in FIGURES.items():
        if notebook == os.path.basename(path).removesuffix(".ipynb"):
            drawn = [text(output["data"]["image/svg+xml"])
                     for cell in code_cells(load(path)) if code in text(cell["source"])
                     for output in cell["outputs"] if "image/svg+xml" in output.get("data", {})]
            if not drawn:
                raise SystemExit(f"{path}: no cell with '{code}' draws the figure {name}")
            result[f"{FIGURES_FOLDER}/{name}.svg"] = drawn[0] + "\n"
    return result


def write_figures(path):
    os.makedirs(FIGURES_FOLDER, exist_ok=True)
    for file, drawing in figures(path).items():
        with open(file + ".new", "w", encoding="utf-8") as output:
            output.write(drawing)
        os.replace(file + ".new", file)


def check_figures(path):
    for file, drawing in figures(path).items():
        if not os.path.exists(file) or open(file, encoding="utf-8").read() != drawing:
            yield f"{file} is not the figure of the notebook; refresh it: .ci/refresh-notebooks {path}"


def run(path, refresh):
    """Runs one notebook in a copy; the problems, one line each."""
    work = tempfile.mkdtemp(prefix="acetune-notebook.")
    try:
        name = os.path.basename(path)
        shutil.copy(path, work)
        for folder in COMPANIONS:
            shutil.copytree(os.path.join(os.path.dirname(path), folder), os.path.join(work, folder))
        start = time.monotonic()
        log = os.path.join(work, "log")
        with open(log, "w", encoding="utf-8") as output:
            converter = subprocess.Popen(
                ["jupyter-nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=900",
                 "--output", "executed.ipynb", name],
                cwd=work, stdout=output, stderr=subprocess.STDOUT)
            # What it and the kernel that it started and awaited have used.
            _, status, used = os.wait4(converter.pid, 0)
        if status != 0:
            with open(log, encoding="utf-8") as output:
                return ["failed\n" + "".join(output.readlines()[-40:])]
        seconds = time.monotonic() - start
        cpu = used.ru_utime + used.ru_stime
        resident = used.ru_maxrss / 1024
        print(f"{path}: ran whole in {seconds:.0f} s, {cpu:.0f} s of CPU time, at most {resident:.0f} MB resident", flush=True)
        problems = []
        if cpu > MAX_CPU_SECONDS:
            problems.append(f"took {cpu:.0f} s of CPU time; the limit is {MAX_CPU_SECONDS}")
        if resident > MAX_RESIDENT_MB:
            problems.append(f"took {resident:.0f} MB; the limit is {MAX_RESIDENT_MB}")
        executed = os.path.join(work, "executed.ipynb")
        page = subprocess.run(["jupyter-nbconvert", "--to", "html", "executed.ipynb"],
                              cwd=work, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if page.returncode != 0:
            problems.append("cannot be shown as a page\n" + page.stdout[-2000:])
        if os.environ.get("ACETUNE_KEEP_PAGES"):
            os.makedirs(os.environ["ACETUNE_KEEP_PAGES"], exist_ok=True)
            for suffix in (".ipynb", ".html"):
                shutil.copy(os.path.join(work, "executed" + suffix),
                            os.path.join(os.environ["ACETUNE_KEEP_PAGES"], name.removesuffix(".ipynb") + suffix))
        if refresh and not problems:
            put_outputs(path, load(executed))
            write_figures(path)
        return problems
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main(command, paths):
    failed = 0
    for path in paths:
        problems = check(path) if command == "check" else run(path, command == "refresh")
        if command == "refresh" and not problems:
            problems = check(path)
        for problem in problems:
            print(f"{path}: {problem}", flush=True)
        failed += bool(problems)
    print(f"notebooks, {command}: {len(paths) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("check", "run", "refresh"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
