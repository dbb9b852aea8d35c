/** The REST interface: what pages show and do, as JSON for machines; failures as problem details of RFC 9457. */
@NullMarked
package io.batchwright.serve.api;

import org.jspecify.annotations.NullMarked;
