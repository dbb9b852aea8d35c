package io.batchwright.serve.api;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that can not be done as it is, with the status and the detail to answer. */
public final class ApiException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private ApiException(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** Something is wrong with the request: what was expected, and what was found. */
    public static ApiException badRequest(String detail) {
        return new ApiException(HttpStatus.BAD_REQUEST, detail);
    }

    /** What the path names is not there. */
    public static ApiException notFound(String detail) {
        return new ApiException(HttpStatus.NOT_FOUND, detail);
    }

    /**
     * It can not be done as things stand.
     *
     * @param detail may advise what to do in words of the command line; those of the interface take their place
     */
    public static ApiException conflict(String detail) {
        return new ApiException(HttpStatus.CONFLICT, ApiWords.of(detail));
    }

    /** The server does not do that for anybody. */
    public static ApiException forbidden(String detail) {
        return new ApiException(HttpStatus.FORBIDDEN, detail);
    }

    /** The body is too long. */
    static ApiException contentTooLarge(String detail) {
        return new ApiException(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    /** Too many of these are going on. */
    public static ApiException tooManyRequests(String detail) {
        return new ApiException(HttpStatus.TOO_MANY_REQUESTS, detail);
    }
}
