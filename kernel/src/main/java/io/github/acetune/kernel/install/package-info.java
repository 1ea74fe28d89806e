/** Makes the kernel known to Jupyter: the kernelspec with its libraries, icons and start-up cache. */
package io.github.acetune.kernel.install;
