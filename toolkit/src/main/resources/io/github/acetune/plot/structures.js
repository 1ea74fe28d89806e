// Lets the structures of a page be turned once 3Dmol.js has been unpacked. Structures may come before or after this script.
(function () {
  "use strict";
  var page = window.acetunePage;
  var structures = (window.acetuneStructures = window.acetuneStructures || { waiting: [] });
  if (structures.show) {
    return;
  }
  var library = null;
  // Browsers drop the oldest of more than sixteen drawing contexts; those out of sight give theirs back before.
  var MOST_LIVE = 8;
  var live = [];

  structures.load = function (base64) {
    if (structures.loading) {
      return;
    }
    structures.loading = true;
    page.unpack(base64, function (source) {
      page.run(source);
      library = window.$3Dmol || window["3Dmol"];
      structures.waiting.splice(0).forEach(structures.show);
    });
  };

  structures.show = function (item) {
    if (!library) {
      structures.waiting.push(item);
      return;
    }
    var selector = '[data-acetune-structure="' + item.key + '"]:not([data-acetune-shown])';
    page.whenThere(selector, function (place) {
      place.setAttribute("data-acetune-shown", "");
      // Drawn when it comes into sight.
      new IntersectionObserver(function (entries) {
        var inSight = entries[entries.length - 1].isIntersecting;
        place.acetuneInSight = inSight;
        if (inSight) {
          activate(place, item.view);
        }
      }).observe(place);
    });
  };

  function activate(place, view) {
    if (place.querySelector(".acetune-live")) {
      return;
    }
    live = live.filter(function (other) {
      return other.isConnected;
    });
    for (var i = 0; i < live.length && live.length >= MOST_LIVE; i++) {
      if (!live[i].acetuneInSight) {
        release(live.splice(i--, 1)[0]);
      }
    }
    var box = document.createElement("div");
    box.className = "acetune-live";
    var still = place.querySelector(".acetune-static");
    place.insertBefore(box, still);
    try {
      build(place, box, view);
      still.style.display = "none";
      live.push(place);
    } catch (error) {
      box.remove();
      console.warn("A structure stays a drawing: " + error);
    }
  }

  function release(place) {
    var canvas = place.querySelector("canvas");
    var context = canvas && (canvas.getContext("webgl2") || canvas.getContext("webgl"));
    var lose = context && context.getExtension("WEBGL_lose_context");
    place.querySelector(".acetune-live").remove();
    place.querySelector(".acetune-static").style.display = "";
    place.acetuneViewer = null;
    if (lose) {
      lose.loseContext();
    }
  }

  function build(place, box, view) {
    var screen = document.createElement("div");
    screen.style.cssText = "position:relative;width:100%;height:" + (view.height - 34) + "px;cursor:grab";
    screen.title = "Drag: turn. Ctrl + wheel: zoom. Ctrl + drag: move.";
    // The wheel belongs to the page unless Ctrl is held.
    screen.addEventListener("wheel", function (event) {
      if (!event.ctrlKey && !event.metaKey) {
        event.stopPropagation();
      }
    }, true);
    box.appendChild(screen);
    box.appendChild(legend(view));
    var viewer = library.createViewer(screen, { backgroundColor: "white", backgroundAlpha: 0, disableFog: true,
      orthographic: true });
    if (!viewer) {
      throw new Error("no WebGL");
    }
    place.acetuneViewer = viewer;
    fit(viewer, view);
    var turned = viewer.getView();
    viewer.setView(turned.slice(0, 4).concat(view.turn));
    viewer.zoom(1.6);
    var seen = viewer.getView();
    draw(viewer, view, 0);
    viewer.setView(seen);
    viewer.render();
    if (view.frames.length > 1) {
      box.appendChild(slider(viewer, view));
    }
  }

  // Moves the view to where the cells of all frames fit into it, however they are turned, and the atoms of the first and the last.
  function fit(viewer, view) {
    var corners = [];
    function add(x, y, z) {
      corners.push({ elem: "H", x: x, y: y, z: z, bonds: [], bondOrder: [], style: {} });
    }
    view.frames.forEach(function (frame, index) {
      frame.edges.forEach(function (e) {
        add(e[0], e[1], e[2]);
        add(e[3], e[4], e[5]);
      });
      if (index === 0 || index === view.frames.length - 1) {
        var places = numbers(frame.positions);
        for (var i = 0; i < places.length; i += 3) {
          add(frame.low + frame.step * places[i], frame.low + frame.step * places[i + 1],
            frame.low + frame.step * places[i + 2]);
        }
      }
    });
    viewer.addModel().addAtoms(corners);
    viewer.zoomTo();
  }

  function numbers(base64) {
    var bytes = Uint8Array.from(atob(base64), function (c) {
      return c.charCodeAt(0);
    });
    return new Uint16Array(bytes.buffer);
  }

  function draw(viewer, view, index) {
    var frame = view.frames[index];
    var scaled = view.colours.stops;
    var kinds = atob(frame.kinds);
    var places = numbers(frame.positions);
    var names = numbers(frame.atoms);
    var values = frame.values ? numbers(frame.values) : null;
    var styles = view.elements.map(function (e) {
      return { sphere: { radius: e.ball }, stick: { radius: 0.13 } };
    });
    var atoms = [];
    for (var i = 0; i < kinds.length; i++) {
      var kind = kinds.charCodeAt(i);
      var colour = scaled ? scaled[Math.round((values[i] / 65535) * (scaled.length - 1))] : view.colours.elements[kind];
      atoms.push({
        elem: view.elements[kind].symbol,
        x: frame.low + frame.step * places[3 * i],
        y: frame.low + frame.step * places[3 * i + 1],
        z: frame.low + frame.step * places[3 * i + 2],
        color: parseInt(colour.slice(1), 16),
        style: styles[kind],
        hoverable: true,
        bonds: [],
        bondOrder: [],
        kind: kind,
        number: names[i] + 1,
        value: values ? view.colours.min + (values[i] / 65535) * (view.colours.max - view.colours.min) : null,
      });
    }
    bond(atoms, view.elements);
    viewer.removeAllModels();
    viewer.removeAllShapes();
    viewer.removeAllLabels();
    viewer.addModel().addAtoms(atoms);
    frame.edges.forEach(function (e) {
      viewer.addCylinder({
        start: { x: e[0], y: e[1], z: e[2] },
        end: { x: e[3], y: e[4], z: e[5] },
        radius: 0.035,
        color: "#7f7f7f",
        fromCap: 1,
        toCap: 1,
      });
    });
    viewer.setHoverable({}, true, function (atom) {
      if (!atom.label) {
        var text = atom.elem + " " + atom.number + (atom.value === null ? "" : ": " + Number(atom.value.toPrecision(4)));
        atom.label = viewer.addLabel(text, { position: atom, fontSize: 12, backgroundOpacity: 0.75 });
      }
    }, function (atom) {
      if (atom.label) {
        viewer.removeLabel(atom.label);
        delete atom.label;
      }
    });
  }

  // Closer than 1.2 times the sum of the covalent radii; of more atoms only balls are shown.
  function bond(atoms, elements) {
    if (atoms.length > 3000) {
      return;
    }
    for (var i = 0; i < atoms.length; i++) {
      var a = atoms[i];
      for (var j = 0; j < i; j++) {
        var b = atoms[j];
        var reach = 1.2 * (elements[a.kind].radius + elements[b.kind].radius);
        var dx = a.x - b.x;
        if (dx > reach || dx < -reach) {
          continue;
        }
        var dy = a.y - b.y;
        var dz = a.z - b.z;
        if (dx * dx + dy * dy + dz * dz < reach * reach) {
          a.bonds.push(j);
          a.bondOrder.push(1);
          b.bonds.push(i);
          b.bondOrder.push(1);
        }
      }
    }
  }

  function legend(view) {
    var line = document.createElement("div");
    line.style.cssText = "display:flex;gap:1.2em;align-items:center;height:24px;font-size:13px;padding-left:8px";
    if (view.colours.stops) {
      var bar = "linear-gradient(90deg," + view.colours.stops.join(",") + ")";
      line.append(view.colours.title);
      var scale = document.createElement("span");
      scale.style.cssText = "display:inline-block;width:120px;height:12px;background:" + bar;
      var ends = document.createElement("span");
      ends.style.cssText = "display:flex;gap:.5em;align-items:center";
      ends.append(view.colours.low, scale, view.colours.high);
      line.append(ends);
    } else {
      view.elements.forEach(function (element, kind) {
        var entry = document.createElement("span");
        var dot = document.createElement("span");
        dot.style.cssText =
          "display:inline-block;width:11px;height:11px;border-radius:50%;margin-right:.4em;background:" +
          view.colours.elements[kind];
        entry.append(dot, element.symbol);
        line.append(entry);
      });
    }
    return line;
  }

  function slider(viewer, view) {
    var line = document.createElement("div");
    line.style.cssText = "display:flex;gap:.8em;align-items:center;font-size:13px;padding:2px 8px";
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "\u25B6";
    button.title = "Play";
    var range = document.createElement("input");
    range.type = "range";
    range.min = 0;
    range.max = view.frames.length - 1;
    range.value = 0;
    range.style.flex = "1";
    range.setAttribute("aria-label", "Frame");
    var text = document.createElement("span");
    text.style.cssText = "min-width:9em;font-variant-numeric:tabular-nums";
    function show() {
      var frame = view.frames[range.value];
      text.textContent = "frame " + frame.name + (frame.caption ? " \u00B7 " + frame.caption : "");
      var seen = viewer.getView();
      draw(viewer, view, Number(range.value));
      viewer.setView(seen);
      viewer.render();
    }
    var timer = null;
    function stop() {
      clearInterval(timer);
      timer = null;
      button.textContent = "\u25B6";
    }
    range.addEventListener("input", function () {
      stop();
      show();
    });
    button.addEventListener("click", function () {
      if (timer) {
        stop();
        return;
      }
      button.textContent = "\u23F8";
      timer = setInterval(function () {
        if (!line.isConnected) {
          stop();
          return;
        }
        range.value = (Number(range.value) + 1) % view.frames.length;
        show();
      }, 120);
    });
    line.append(button, range, text);
    text.textContent = "frame " + view.frames[0].name + (view.frames[0].caption ? " \u00B7 " + view.frames[0].caption : "");
    return line;
  }

  var print = document.createElement("style");
  print.textContent =
    "@media print{.acetune-structure .acetune-live{display:none}.acetune-structure .acetune-static{display:block!important}}";
  document.head.appendChild(print);
})();
