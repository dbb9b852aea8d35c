/** Executions, loads and rejects as JSON and CSV, for scripts: the same from the command line and over HTTP. */
@NullMarked
package io.batchwright.report;

import org.jspecify.annotations.NullMarked;
