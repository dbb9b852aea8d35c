package io.batchwright.serve.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers with problem details what Tomcat refuses by its address alone, before anything of ours or Spring's has it. */
@Component
class UnreadAddresses implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    /** By now the valve of Spring Boot is there, and this one has its turn before it. */
    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Valve()));
    }

    private static final class Valve extends ErrorReportValve {

        private static final String PROBLEM =
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}";

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            String address = request.getRequestURI();
            if (status == null
                    || !status.isError()
                    || (address != null && !address.startsWith(ApiController.ROOT + "/"))
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            String detail = status == HttpStatus.BAD_REQUEST
                    ? RefusedRequests.address(address).replace("\\", "\\\\")
                    : status.getReasonPhrase();
            String problem = PROBLEM.formatted(status.getReasonPhrase(), status.value(), detail);
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("the client went away", e);
            }
        }
    }
}
