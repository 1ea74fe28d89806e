/** The kernel as a front end sees it: requests in, replies and broadcasts out. */
package io.github.acetune.kernel.session;
