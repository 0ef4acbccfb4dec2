package io.github.vmemmaplab.json;

import io.github.vmemmaplab.json.Tree.Member;
import io.github.vmemmaplab.json.Tree.Place;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of one JSON object, taken one by one; whatever is missing, unknown, of a wrong type
/// or out of range becomes a problem, and a harmless value is handed out in its place.
final class Fields {
    private final Tree.Members object;
    private final String what;
    private final Problems problems;
    private final Set<String> taken = new LinkedHashSet<>();

    /// `what` is what messages call the object.
    Fields(Tree.Members object, String what, Problems problems) {
        this.object = object;
        this.what = what;
        this.problems = problems;
    }

    Place place() {
        return object.place();
    }

    /// {@return where a field's value stands, or the object where there is none}
    Place placeOf(String name) {
        Member member = object.byName().get(name);
        return member == null ? object.place() : member.value().place();
    }

    void problem(String name, String message) {
        problems.at(placeOf(name), message);
    }

    boolean has(String name) {
        taken.add(name);
        return object.byName().containsKey(name);
    }

    private @Nullable Tree required(String name) {
        Tree tree = optional(name);
        if (tree == null) {
            problems.at(object.place(), "%s has no field '%s'; add it.".formatted(what, name));
        }
        return tree;
    }

    private @Nullable Tree optional(String name) {
        taken.add(name);
        Member member = object.byName().get(name);
        return member == null ? null : member.value();
    }

    private void wrong(Tree tree, String name, String wanted) {
        problems.at(tree.place(), "'%s' must be %s, not %s.".formatted(name, wanted, tree.kind()));
    }

    String text(String name) {
        Tree tree = required(name);
        if (tree instanceof Tree.Text text) {
            return text.value();
        }
        if (tree != null) {
            wrong(tree, name, "text");
        }
        return "";
    }

    boolean truth(String name, boolean otherwise) {
        Tree tree = optional(name);
        if (tree instanceof Tree.Truth truth) {
            return truth.value();
        }
        if (tree != null) {
            wrong(tree, name, "true or false");
        }
        return otherwise;
    }

    /// A whole number from `least` to `most`.
    long whole(String name, long least, long most) {
        Tree tree = required(name);
        return tree == null ? least : whole(tree, name, least, most);
    }

    /// A whole number that may be left out.
    long whole(String name, long least, long most, long otherwise) {
        return has(name) ? whole(name, least, most) : otherwise;
    }

    private long whole(Tree tree, String name, long least, long most) {
        if (!(tree instanceof Tree.Digits digits)) {
            wrong(tree, name, "a whole number");
            return least;
        }
        try {
            long value = Long.parseLong(digits.written());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below: a fraction, or far beyond any range.
        }
        problems.at(
                tree.place(),
                "'%s' must be a whole number from %d to %d, not %s."
                        .formatted(name, least, most, Problems.quoted(digits.written())));
        return least;
    }

    /// An address in bytes.
    long address(String name) {
        return bytes(name).orElse(0);
    }

    /// A size in bytes, which must not be 0.
    long size(String name) {
        OptionalLong value = bytes(name);
        if (value.isPresent() && value.getAsLong() == 0) {
            problem(name, "'%s' is 0; there must be something.".formatted(name));
        }
        return value.orElse(0);
    }

    private OptionalLong bytes(String name) {
        Tree tree = required(name);
        if (tree == null) {
            return OptionalLong.empty();
        }
        String written = written(tree);
        if (!Quantity.isOne(written)) {
            problems.at(
                    tree.place(),
                    "'%s' must be %s, not %s."
                            .formatted(
                                    name,
                                    Quantity.FORMS,
                                    written.isEmpty() ? tree.kind() : Problems.quoted(written)));
            return OptionalLong.empty();
        }
        OptionalLong value = Quantity.parse(written);
        if (value.isEmpty()) {
            problems.at(tree.place(), "'%s' is 2^63 bytes or more.".formatted(name));
        }
        return value;
    }

    private static String written(Tree tree) {
        return switch (tree) {
            case Tree.Text text -> text.value();
            case Tree.Digits digits -> digits.written();
            case Tree.Members m -> "";
            case Tree.Items i -> "";
            case Tree.Truth t -> "";
            case Tree.Nothing n -> "";
        };
    }

    /// One of several named things.
    <T> @Nullable T choice(String name, List<T> all, Function<T, String> label) {
        if (required(name) == null) {
            return null;
        }
        int before = problems.count();
        String wanted = text(name);
        for (T one : all) {
            if (label.apply(one).equals(wanted)) {
                return one;
            }
        }
        if (problems.count() == before) {
            String labels = all.stream().map(label).collect(Collectors.joining(", "));
            problem(
                    name,
                    "'%s' is '%s'; it must be one of %s."
                            .formatted(name, Problems.quoted(wanted), labels));
        }
        return null;
    }

    /// An object inside this one.
    @Nullable Fields object(String name) {
        Tree tree = required(name);
        if (tree instanceof Tree.Members members) {
            return new Fields(members, "'" + name + "'", problems);
        }
        if (tree != null) {
            wrong(tree, name, "an object");
        }
        return null;
    }

    /// A list inside this one, at most `most` long.
    List<Tree> items(String name, int most) {
        Tree tree = required(name);
        if (tree instanceof Tree.Items items) {
            if (items.all().size() <= most) {
                return items.all();
            }
            problem(
                    name,
                    "'%s' has %d entries; %d are allowed."
                            .formatted(name, items.all().size(), most));
        } else if (tree != null) {
            wrong(tree, name, "a list");
        }
        return List.of();
    }

    /// The same list, each entry an object.
    List<Fields> objects(String name, int most) {
        return items(name, most).stream().flatMap(tree -> asObject(tree, name).stream()).toList();
    }

    private java.util.Optional<Fields> asObject(Tree tree, String name) {
        if (tree instanceof Tree.Members members) {
            return java.util.Optional.of(
                    new Fields(members, "this entry of '" + name + "'", problems));
        }
        problems.at(
                tree.place(),
                "an entry of '%s' must be an object, not %s.".formatted(name, tree.kind()));
        return java.util.Optional.empty();
    }

    /// The same list, each entry a whole number.
    List<Long> wholes(String name, int most, long least, long greatest) {
        return items(name, most).stream()
                .map(tree -> whole(tree, "an entry of " + name, least, greatest))
                .toList();
    }

    /// Tells of every field that nobody took.
    void end() {
        object.byName()
                .forEach((name, member) -> {
                    if (!taken.contains(name)) {
                        problems.at(
                                member.name(),
                                "%s has an unknown field '%s'; it may have %s."
                                        .formatted(
                                                what,
                                                Problems.quoted(name),
                                                String.join(", ", taken)));
                    }
                });
    }
}
