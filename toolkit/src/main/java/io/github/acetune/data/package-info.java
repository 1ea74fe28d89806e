/** Sets of labelled structures: reading, bundled sets, splits and reference energies. */
package io.github.acetune.data;
