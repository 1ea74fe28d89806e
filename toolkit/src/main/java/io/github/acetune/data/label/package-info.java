/** Labels structures by density functional theory, with the settings of the bundled data sets. */
package io.github.acetune.data.label;
