package io.batchwright.serve.api;

import io.batchwright.fixture.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit
class ListsOnH2Test extends ListsContract {

    @TempDir
    private static Path home;

    @Override
    TestServer start() {
        return TestServer.onH2(home);
    }
}
