/** What several tests share. */
package io.github.acetune.testing;
