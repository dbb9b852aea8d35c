package io.batchwright.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** What is known of the terminal. */
final class Terminal {

    private Terminal() {}

    /** Whether a person looks on: standard input and output are a terminal. */
    @SuppressWarnings("SystemConsoleNull") // on newer JDKs, isTerminal decides
    static boolean isInteractive() {
        Console console = System.console();
        return console != null && isTerminal(console);
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
