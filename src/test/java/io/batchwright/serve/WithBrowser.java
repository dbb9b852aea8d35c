package io.batchwright.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.batchwright.fixture.Browser;
import io.batchwright.fixture.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a home of its own for each test, and a real browser that looks at it. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class WithBrowser {

    static final Path PICTURES = Path.of("target/pictures");

    @TempDir
    Path home;

    TestServer server;
    Browser browser;

    @BeforeEach
    void open() {
        assumeTrue(Browser.isThere(), "no chromium on this machine");
        server = TestServer.onH2(home);
        browser = Browser.open(server);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
