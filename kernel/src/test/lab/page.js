// Shows outputs as JupyterLab 4 and Notebook 7 do: with their own output area and renderers.
import { OutputAreaModel, SimplifiedOutputArea } from "@jupyterlab/outputarea";
import { RenderMimeRegistry, standardRendererFactories } from "@jupyterlab/rendermime";
import { Widget } from "@lumino/widgets";

window.showCell = function (outputs, trusted) {
  const rendermime = new RenderMimeRegistry({ initialFactories: standardRendererFactories });
  const model = new OutputAreaModel({ trusted, values: outputs });
  const area = new SimplifiedOutputArea({ model, rendermime: rendermime });
  const place = document.createElement("div");
  place.className = "jp-Cell jp-CodeCell jp-Notebook-cell";
  document.body.appendChild(place);
  Widget.attach(area, place);
  return true;
};
