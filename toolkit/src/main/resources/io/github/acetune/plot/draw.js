// Draws the figures of a page once plotly.js has been unpacked. Figures may come before or after this script.
(function () {
  "use strict";
  var page = window.acetunePage;
  var plots = (window.acetunePlots = window.acetunePlots || { waiting: [] });
  if (plots.draw) {
    return;
  }
  var plotly = null;
  var drawn = [];

  // A plotly.js of the page's own stays what it was.
  function evaluate(source) {
    var others = window.Plotly;
    page.run(source);
    plotly = window.Plotly;
    if (others) {
      window.Plotly = others;
    }
    plots.waiting.splice(0).forEach(plots.draw);
  }

  plots.load = function (base64) {
    if (!plots.loading) {
      plots.loading = true;
      page.unpack(base64, evaluate);
    }
  };

  plots.draw = function (item) {
    if (!plotly) {
      plots.waiting.push(item);
      return;
    }
    page.whenThere('[data-acetune-figure="' + item.key + '"]:not([data-acetune-drawn])', function (place) {
      place.setAttribute("data-acetune-drawn", "");
      drawn.push({ place: place, figure: item.figure });
      render(place, item.figure, page.isDark(place));
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

  // The palette's black becomes light on dark pages and its blue lighter; the paper is always the page's own.
  function withTheme(figure, dark) {
    var text = JSON.stringify(figure);
    if (dark) {
      text = text.replace(/"#222222"/g, '"#e8e8e8"').replace(/"#0072b2"/g, '"#3596d8"');
    }
    var copy = JSON.parse(text);
    copy.layout.paper_bgcolor = "rgba(0,0,0,0)";
    quietGrid(copy.layout);
    if (dark) {
      copy.layout.hoverlabel = { bgcolor: "#333333", font: { color: "#ffffff" } };
      copy.layout.modebar = { bgcolor: "rgba(0,0,0,0)", color: "#aaaaaa", activecolor: "#ffffff" };
    }
    return copy;
  }

  // Plotly mixes the colour of a grid that has none from text and paper; where the paper is transparent it comes out as the text's.
  function quietGrid(layout) {
    var scenes = Object.keys(layout).filter(function (key) {
      return /^scene\d*$/.test(key);
    });
    [layout].concat(scenes.map(function (key) { return layout[key]; })).forEach(function (holder) {
      Object.keys(holder).forEach(function (key) {
        var axis = holder[key];
        if (/^[xyz]axis\d*$/.test(key) && axis) {
          axis.gridcolor = axis.gridcolor || "rgba(127,127,127,0.25)";
          axis.zerolinecolor = axis.zerolinecolor || "rgba(127,127,127,0.5)";
        }
      });
    });
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
      render(entry.place, entry.figure, !paper && page.isDark(entry.place));
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
