/** Radial functions: bases g_k(r), their contraction R_nl(r), cutoffs and core repulsion. */
package io.github.acetune.ace.radial;
