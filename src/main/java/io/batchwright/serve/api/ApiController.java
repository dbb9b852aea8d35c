package io.batchwright.serve.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Marks what answers requests below {@code /api}. Whatever it throws is answered with problem details; query parameters that
 * its methods do not declare are refused.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@RequestMapping(ApiController.ROOT)
public @interface ApiController {

    /** What all paths of the interface begin with. */
    String ROOT = "/api";
}
