/** What belongs to one execution of a cell: its output, its input, its threads. Found from any thread that it started. */
package io.github.acetune.kernel.cell;
