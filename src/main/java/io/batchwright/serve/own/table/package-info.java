/** The rows of the tables that pipelines write to, handed on row by row. */
@NullMarked
package io.batchwright.serve.own.table;

import org.jspecify.annotations.NullMarked;
