/** What a potential says about crystals, defects, surfaces and vibrations: tests that no set of structures replaces. */
package io.github.acetune.validate.physical;
