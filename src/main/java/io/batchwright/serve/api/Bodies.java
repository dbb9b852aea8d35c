package io.batchwright.serve.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses bodies that are longer than anything that the interface takes, and {@code null}, which is not the same as none. */
@RestControllerAdvice(annotations = ApiController.class)
class Bodies extends RequestBodyAdviceAdapter {

    private static final int MOST_BYTES = 64 * 1024;

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType)
            throws IOException {
        byte[] body = message.getBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw ApiException.contentTooLarge("expected at most " + MOST_BYTES + " bytes in the body");
        }
        return new Body(message.getHeaders(), new ByteArrayInputStream(body));
    }

    @Override
    public Object afterBodyRead(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        if (body == null) {
            throw ApiException.badRequest("expected " + Expectations.of(parameter.getParameterType()) + ", found null");
        }
        return body;
    }

    private record Body(HttpHeaders headers, InputStream bytes) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return bytes;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
