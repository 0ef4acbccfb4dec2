package io.github.vmemmaplab.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;

import io.github.vmemmaplab.json.Tree.Member;
import io.github.vmemmaplab.json.Tree.Place;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a {@link Tree} of JSON text. A field that comes twice is a problem; text that is no JSON
/// ends the reading with one.
final class TreeParser {
    private static final int MOST_DEPTH = 32;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MOST_DEPTH)
                                    .maxNumberLength(100)
                                    .build())
                    .build();

    private final Problems problems;

    TreeParser(Problems problems) {
        this.problems = problems;
    }

    /// {@return the value that the text is, or null after telling why it is none}
    @Nullable Tree parse(String text) {
        try (JsonParser in = JSON.createParser(text)) {
            if (in.nextToken() == null) {
                problems.at(new Place(1, 1), "the file is empty; a scenario is a JSON object.");
                return null;
            }
            Tree tree = value(in);
            if (in.nextToken() != null) {
                problems.at(place(in), "the text goes on after the end of the scenario.");
            }
            return tree;
        } catch (JacksonException e) {
            problems.at(place(e.getLocation()), sentence(e));
            return null;
        } catch (IOException e) {
            throw new AssertionError("text in memory cannot fail to be read", e);
        }
    }

    private Tree value(JsonParser in) throws IOException {
        Place place = place(in);
        JsonToken token = in.currentToken();
        return switch (token) {
            case START_OBJECT -> members(in, place);
            case START_ARRAY -> items(in, place);
            case VALUE_STRING -> new Tree.Text(place, in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Tree.Digits(place, in.getText());
            case VALUE_TRUE -> new Tree.Truth(place, true);
            case VALUE_FALSE -> new Tree.Truth(place, false);
            case VALUE_NULL -> new Tree.Nothing(place);
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new AssertionError("no value begins with " + token);
        };
    }

    private Tree members(JsonParser in, Place place) throws IOException {
        Map<String, Member> byName = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            Place at = place(in);
            in.nextToken();
            Member member = new Member(at, value(in));
            if (byName.putIfAbsent(name, member) != null) {
                problems.at(at, "the field '" + Problems.quoted(name) + "' comes twice; keep one.");
            }
        }
        return new Tree.Members(place, byName);
    }

    private Tree items(JsonParser in, Place place) throws IOException {
        List<Tree> all = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            all.add(value(in));
        }
        return new Tree.Items(place, all);
    }

    private static Place place(JsonParser in) {
        return place(in.currentTokenLocation());
    }

    private static Place place(@Nullable JsonLocation at) {
        return at == null
                ? new Place(1, 1)
                : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static String sentence(JacksonException e) {
        if (e instanceof JsonEOFException) {
            return "the file ends in the middle; it seems to be cut.";
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("unknown");
        return "this is not JSON: " + Problems.clean(message, 200) + ".";
    }
}
