package io.batchwright.serve.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers requests that failed before anything of ours had them, or behind it: people with a page, machines with problem
 * details. What a request had in it is not repeated.
 */
@Controller
class ErrorAnswers implements ErrorController {

    private static final String PATH = "/error";
    /** What can be repeated without a second thought. */
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_.~-]+)+/?");

    @RequestMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request) {
        HttpStatus status = status(request);
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith(request.getContextPath() + ApiController.ROOT + "/")) {
            return problem(request);
        }
        return new ModelAndView("error", Map.of("status", status.value(), "error", status.getReasonPhrase()), status);
    }

    @RequestMapping(PATH)
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setDetail(detail(status, request));
        String address = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (PLAIN.matcher(address).matches()) {
            problem.setInstance(URI.create(address));
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        return switch (status) {
            case NOT_FOUND -> "there is nothing at this address; /api/openapi.json has those that there are";
            case METHOD_NOT_ALLOWED ->
                "this address does not take this method; /api/openapi.json has those that it takes";
            case FORBIDDEN -> "this takes the role operator, and without a token a CSRF token";
            case BAD_REQUEST -> {
                String message = (String) request.getAttribute(RequestDispatcher.ERROR_MESSAGE);
                yield message == null || message.isEmpty()
                        ? "expected what /api/openapi.json says of this address, found something else"
                        : message;
            }
            default -> status.getReasonPhrase();
        };
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }
}
