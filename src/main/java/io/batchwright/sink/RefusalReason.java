package io.batchwright.sink;

import java.util.List;

/**
 * Why the database refuses rows, in words that are the same for all rows refused alike. Shared by them.
 *
 * @param text the reason
 * @param fields the fields whose values the row is refused for, as far as they are known
 * @param remark what the database says about this one row besides; may be empty
 */
record RefusalReason(String text, List<String> fields, String remark) {

    RefusalReason {
        fields = List.copyOf(fields);
    }
}
