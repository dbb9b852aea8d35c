/** The REST interface of what only our own repository has: pipelines, rejects, tables. */
@NullMarked
package io.batchwright.serve.own.api;

import org.jspecify.annotations.NullMarked;
