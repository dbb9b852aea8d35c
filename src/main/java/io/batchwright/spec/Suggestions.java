package io.batchwright.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user probably meant. Stateless. */
public final class Suggestions {

    private Suggestions() {}

    /** The candidate nearest to {@code word}, if one is near enough to have been meant. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        int limit = word.length() < 2 ? 0 : Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a message, {@code " (did you mean 'threshold'?)"}, or nothing if no candidate is near. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return nearest(word, candidates).map(Suggestions::didYouMean).orElse("");
    }

    /** The same end, for a name that was probably meant. */
    public static String didYouMean(String meant) {
        return " (did you mean '" + meant + "'?)";
    }

    /** Levenshtein's distance, case aside: how many characters to insert, delete or replace; a swap of two counts once. */
    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[][] distances = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                distances[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(distances, left, i, right, j);
            }
        }
        return distances[left.length()][right.length()];
    }

    private static int step(int[][] distances, String left, int i, String right, int j) {
        int replaced = distances[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, distances[i - 2][j - 2] + 1) : best;
    }
}
