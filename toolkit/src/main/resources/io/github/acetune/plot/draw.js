// Draws the figures of a page once plotly.js has been unpacked. Figures may come before or after this script.
(function () {
  "use strict";
  var plots = (window.acetunePlots = window.acetunePlots || { waiting: [] });
  if (plots.draw) {
    return;
  }
  var plotly = null;
  var drawn = [];

  // plotly.js must not find an AMD or CommonJS loader (RequireJS in classic notebooks), or it hides from the page.
  // A plotly.js of the page's own stays what it was.
  function evaluate(source) {
    var others = window.Plotly;
    new Function("define", "module", "exports", source)(undefined, undefined, undefined);
    plotly = window.Plotly;
    if (others) {
      window.Plotly = others;
    }
    plots.waiting.splice(0).forEach(plots.draw);
  }

  plots.load = function (base64) {
    if (plots.loading) {
      return;
    }
    plots.loading = true;
    if (typeof DecompressionStream === "undefined") {
      return; // An old browser keeps the static pictures.
    }
    var bytes = Uint8Array.from(atob(base64), function (c) {
      return c.charCodeAt(0);
    });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    new Response(stream).text().then(evaluate).catch(function (error) {
      console.warn("Figures stay static: " + error);
    });
  };

  plots.draw = function (item, tries) {
    if (!plotly) {
      plots.waiting.push(item);
      return;
    }
    var places = document.querySelectorAll('[data-acetune-figure="' + item.key + '"]:not([data-acetune-drawn])');
    if (places.length === 0) {
      // Notebooks run scripts before they put the output into the page.
      var count = tries || 0;
      if (count < 100) {
        setTimeout(function () {
          plots.draw(item, count + 1);
        }, count < 20 ? 20 : 250);
      }
      return;
    }
    places.forEach(function (place) {
      place.setAttribute("data-acetune-drawn", "");
      drawn.push({ place: place, figure: item.figure });
      render(place, item.figure, isDark(place));
    });
  };

  function render(place, figure, dark) {
    var target = place.querySelector(".acetune-live");
    if (!target) {
      target = document.createElement("div");
      target.className = "acetune-live";
      place.appendChild(target);
    }
    var themed = withTheme(withWebGl(figure), dark);
    plotly
      .newPlot(target, themed.data, themed.layout, themed.config)
      .then(function () {
        if (themed.frames) {
          return plotly.addFrames(target, themed.frames);
        }
      })
      .then(function () {
        var still = place.querySelector(".acetune-static");
        if (still) {
          still.style.display = "none";
        }
      })
      .catch(function (error) {
        target.remove();
        console.warn("A figure stays static: " + error);
      });
  }

  // Whether the page behind the figure is dark, whatever made it so.
  function isDark(element) {
    for (var e = element; e; e = e.parentElement) {
      var parts = getComputedStyle(e).backgroundColor.match(/[\d.]+/g);
      if (parts && (parts.length < 4 || Number(parts[3]) > 0.5)) {
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
      }
    }
    return false;
  }

  // The palette's black becomes light on dark pages and its blue lighter; the paper is always the page's own.
  function withTheme(figure, dark) {
    var text = JSON.stringify(figure);
    if (dark) {
      text = text.replace(/"#222222"/g, '"#e8e8e8"').replace(/"#0072b2"/g, '"#3596d8"');
    }
    var copy = JSON.parse(text);
    copy.layout.paper_bgcolor = "rgba(0,0,0,0)";
    if (dark) {
      copy.layout.hoverlabel = { bgcolor: "#333333", font: { color: "#ffffff" } };
      copy.layout.modebar = { bgcolor: "rgba(0,0,0,0)", color: "#aaaaaa", activecolor: "#ffffff" };
    }
    return copy;
  }

  // Many points are drawn by the graphics card, where there is one.
  function withWebGl(figure) {
    var many = figure.data.some(function (trace) {
      return trace.type === "scatter" && trace.x && trace.x.length > 4000;
    });
    if (!many || !document.createElement("canvas").getContext("webgl")) {
      return figure;
    }
    var copy = JSON.parse(JSON.stringify(figure));
    copy.data.forEach(function (trace) {
      if (trace.type === "scatter" && trace.mode === "markers" && trace.x.length > 4000) {
        trace.type = "scattergl";
      }
    });
    return copy;
  }

  function redraw(paper) {
    drawn = drawn.filter(function (entry) {
      return entry.place.isConnected;
    });
    drawn.forEach(function (entry) {
      render(entry.place, entry.figure, !paper && isDark(entry.place));
    });
  }

  if (window.matchMedia) {
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      redraw(false);
    });
  }
  window.addEventListener("beforeprint", function () {
    redraw(true);
  });
  window.addEventListener("afterprint", function () {
    redraw(false);
  });
  if (document.body) {
    new MutationObserver(function () {
      redraw(false);
    }).observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-name", "data-theme"] });
  }
})();
