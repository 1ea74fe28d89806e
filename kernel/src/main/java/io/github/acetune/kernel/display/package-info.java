/** What a value looks like in a notebook: renderers by type, and the wrappers a cell may use. */
package io.github.acetune.kernel.display;
