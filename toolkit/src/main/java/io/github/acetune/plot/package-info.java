/**
 * Figures as data, one builder per question, tables and self-contained reports. Nothing here needs a network or a
 * screen: interactive figures draw with the embedded plotly.js, static ones are SVG written without AWT.
 */
package io.github.acetune.plot;
