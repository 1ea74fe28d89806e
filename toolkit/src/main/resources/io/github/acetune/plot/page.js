// What the scripts of a page have in common: unpacking a library, finding its places, telling dark pages.
(function () {
  "use strict";
  if (window.acetunePage) {
    return;
  }
  var page = (window.acetunePage = {});

  // A library must not find an AMD or CommonJS loader (RequireJS in classic notebooks), or it hides from the page.
  page.run = function (source) {
    new Function("define", "module", "exports", source)(undefined, undefined, undefined);
  };

  // Unpacks a library. An old browser that cannot keeps the static pictures.
  page.unpack = function (base64, then) {
    if (typeof DecompressionStream === "undefined") {
      return;
    }
    var bytes = Uint8Array.from(atob(base64), function (c) {
      return c.charCodeAt(0);
    });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    new Response(stream).text().then(then).catch(function (error) {
      console.warn("Figures stay static: " + error);
    });
  };

  // Calls back with the elements of a selector. Notebooks run scripts before they put the output into the page.
  page.whenThere = function (selector, then, tries) {
    var places = document.querySelectorAll(selector);
    var count = tries || 0;
    if (places.length > 0) {
      places.forEach(then);
    } else if (count < 100) {
      setTimeout(function () {
        page.whenThere(selector, then, count + 1);
      }, count < 20 ? 20 : 250);
    }
  };

  // Whether the page behind an element is dark, whatever made it so.
  page.isDark = function (element) {
    for (var e = element; e; e = e.parentElement) {
      var parts = getComputedStyle(e).backgroundColor.match(/[\d.]+/g);
      if (parts && (parts.length < 4 || Number(parts[3]) > 0.5)) {
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
      }
    }
    return false;
  };
})();
