package io.github.vmemmaplab.json;

import java.util.List;
import java.util.Map;

/// A JSON value that knows where it stands in its file.
sealed interface Tree {
    /// A place in a file, from 1:1.
    record Place(int line, int column) {}

    /// {@return where the value begins}
    Place place();

    /// An object; members in file order.
    record Members(Place place, Map<String, Member> byName) implements Tree {}

    /// One member of an object.
    record Member(Place name, Tree value) {}

    /// An array.
    record Items(Place place, List<Tree> all) implements Tree {}

    /// A string.
    record Text(Place place, String value) implements Tree {}

    /// A number, as it was written.
    record Digits(Place place, String written) implements Tree {}

    /// `true` or `false`.
    record Truth(Place place, boolean value) implements Tree {}

    /// `null`.
    record Nothing(Place place) implements Tree {}

    /// {@return what kind of value this is, for a sentence}
    default String kind() {
        return switch (this) {
            case Members m -> "an object";
            case Items i -> "a list";
            case Text t -> "text";
            case Digits d -> "a number";
            case Truth t -> "true or false";
            case Nothing n -> "null";
        };
    }
}
