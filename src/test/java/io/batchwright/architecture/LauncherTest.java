package io.batchwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the launcher names in the code: the JVM passes over a method that is not there. */
class LauncherTest {

    private static final Pattern COMMAND = Pattern.compile("-XX:CompileCommand=\\w+,([\\w.]+)::(\\w+)");

    @Test
    void theMethodsOfCompileCommandsAreThere() throws IOException {
        String launcher = Files.readString(Path.of("src/main/dist/bin/batchwright"));
        assertThat(COMMAND.matcher(launcher).results()).isNotEmpty().allSatisfy(LauncherTest::isThere);
    }

    private static void isThere(MatchResult named) throws ClassNotFoundException {
        assertThat(Arrays.stream(Class.forName(named.group(1)).getDeclaredMethods())
                        .map(Method::getName))
                .contains(named.group(2));
    }
}
