package io.batchwright.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** What is known of the terminal. */
final class Terminal {

    private Terminal() {}

    /** Whether a person looks on: standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // on newer JDKs, isTerminal decides
    static boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /**
     * Asks the person who looks on.
     *
     * @return the answer, or null if nobody looks on or the input has ended
     */
    @SuppressWarnings("SystemConsoleNull") // on newer JDKs, isTerminal decides
    static @Nullable String ask(String question) {
        Console console = System.console();
        return console != null && isTerminal(console) ? console.readLine("%s ", question) : null;
    }

    /** Since JDK 22 there is a console even without a terminal, and {@code Console.isTerminal} tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
