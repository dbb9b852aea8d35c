/** The command line. */
@NullMarked
package io.batchwright.cli;

import org.jspecify.annotations.NullMarked;
