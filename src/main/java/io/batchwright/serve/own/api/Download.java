package io.batchwright.serve.own.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * An answer that is written while it is read from the database, and is offered as a file.
 *
 * @param response where to write
 * @param mediaType its media type
 * @param name the name of the file
 */
record Download(HttpServletResponse response, String mediaType, String name) {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    /** Writes all of it. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Says what comes, and whether anything shall come: HEAD asks for what is said only. */
    boolean begin(HttpServletRequest request) {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return !request.getMethod().equals("HEAD");
    }

    /**
     * Writes the content. A client that has seen enough and goes away is no failure; the content ends where it is.
     *
     * @throws RuntimeException what the content throws; nothing of this answer is left if none of it was sent
     */
    void write(Content content) throws IOException {
        OutputStream out = response.getOutputStream();
        try {
            content.write(out);
            out.flush();
        } catch (IOException e) {
            LOG.debug("the client went away", e);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw e;
        }
    }
}
