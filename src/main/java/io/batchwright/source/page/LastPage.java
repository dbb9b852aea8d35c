package io.batchwright.source.page;

/** How the last one of pages that are counted is recognised, where the API does not say how many there are. */
public enum LastPage {
    /** It is the one before an empty one. */
    BEFORE_EMPTY,
    /** It has fewer records than were asked for. */
    SHORT
}
