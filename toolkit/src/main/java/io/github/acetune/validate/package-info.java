/** How good a potential is: predictions beside reference values, errors, and the loss that a sweep minimises. */
package io.github.acetune.validate;
