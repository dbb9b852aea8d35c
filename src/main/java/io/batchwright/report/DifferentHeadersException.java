package io.batchwright.report;

import io.batchwright.spec.ForUsers;
import java.util.Collection;

/** Raw records can not be exported together, as they belong below different headers. */
public final class DifferentHeadersException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    DifferentHeadersException(Collection<String> inputs) {
        super("the records come from inputs with different headers: " + String.join(", ", inputs)
                + "; export them one by one, by input");
    }
}
