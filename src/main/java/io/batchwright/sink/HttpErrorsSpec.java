package io.batchwright.sink;

import io.batchwright.spec.JsonPath;
import io.batchwright.spec.Key;

/**
 * Where an answer names the items of a batch that were refused.
 *
 * @param path the array of errors in the answer
 * @param index in an error, which item it is about, counted from 0
 * @param message in an error, what is wrong with the item
 */
public record HttpErrorsSpec(
        @Key(value = "JSON path of the array of errors in an answer.", defaultValue = "errors")
        JsonPath path,

        @Key(value = "JSON path, within an error, of the item's place in the batch, from 0.", defaultValue = "index")
        JsonPath index,

        @Key(value = "JSON path, within an error, of what is wrong with the item.", defaultValue = "message")
        JsonPath message) {}
