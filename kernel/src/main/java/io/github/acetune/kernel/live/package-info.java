/** Long work of the toolkit, shown in a notebook while it goes on. */
package io.github.acetune.kernel.live;
