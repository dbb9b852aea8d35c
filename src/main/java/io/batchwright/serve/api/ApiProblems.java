package io.batchwright.serve.api;

import io.batchwright.batch.DatabaseException;
import io.batchwright.monitor.MonitorException;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.sink.SinkException;
import io.batchwright.spec.ForUsers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes what goes wrong in the REST interface into problem details: for users if there is a message for them. */
@RestControllerAdvice(annotations = ApiController.class)
class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    /** When to ask again for what can not be had now. */
    private static final String SECONDS_AWAY = "10";

    @ExceptionHandler(InvalidPipelineException.class)
    ProblemDetail invalid(InvalidPipelineException e) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, "the pipeline is not valid");
        problem.setProperty(
                "problems", e.problems().stream().map(ProblemAnswer::of).toList());
        return problem;
    }

    @ExceptionHandler({MonitorException.class, DatabaseException.class, SinkException.class})
    ProblemDetail unavailable(RuntimeException e, HttpServletResponse response) {
        requireNotBegun(e, response);
        return unavailable(response, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(DataAccessException.class)
    ProblemDetail unavailable(DataAccessException e, HttpServletResponse response) {
        requireNotBegun(e, response);
        LOG.warn("a request failed: {}", e.getMostSpecificCause().getMessage());
        return unavailable(response, "the database of the job repository can not be used");
    }

    @ExceptionHandler(RequestRejectedException.class)
    ProblemDetail rejected() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "expected parameters without the character U+0000, which no text has");
    }

    /** Thrown by Tomcat where the first parameter is looked at. */
    @ExceptionHandler(InvalidParameterException.class)
    ProblemDetail undecodable() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "expected parameters as text in UTF-8, '%' and two hex digits for a byte");
    }

    @ExceptionHandler(CancellationException.class)
    ProblemDetail ending(HttpServletResponse response) {
        return unavailable(response, "the server is shutting down");
    }

    private static ProblemDetail unavailable(HttpServletResponse response, String detail) {
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_AWAY);
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    @ExceptionHandler(RuntimeException.class)
    ProblemDetail failed(RuntimeException e, HttpServletResponse response) {
        requireNotBegun(e, response);
        if (ForUsers.explains(e)) {
            return ApiException.conflict(ForUsers.message(e)).getBody();
        }
        LOG.error("a request failed", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "the request failed for a reason that the server's log tells");
    }

    /** Once an answer has begun, only a connection that breaks tells that it is not complete. */
    private static void requireNotBegun(RuntimeException failure, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw failure;
        }
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status,
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName() + ": expected " + Expectations.of(argument.getParameter())
                                + Expectations.found(e)
                        : "expected " + Expectations.of(e.getRequiredType()) + Expectations.found(e));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Expectations.ofBody(e, body(request)));
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    /** Whatever a client says that it would like better, and be it no media type. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** What the body of a request should be. */
    private static @Nullable Class<?> body(WebRequest request) {
        Object handler =
                request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return handler instanceof HandlerMethod method
                ? Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .findFirst()
                        .map(MethodParameter::getParameterType)
                        .orElse(null)
                : null;
    }
}
