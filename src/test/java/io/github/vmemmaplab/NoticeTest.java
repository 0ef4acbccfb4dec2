package io.github.vmemmaplab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// NOTICE names every library that is shipped, and no other.
final class NoticeTest {
    private static final Pattern ARTIFACT =
            Pattern.compile("(?m)^ *([\\w.-]+\\.[\\w.-]+:[\\w.-]+)[: ]");

    @Test
    void noticeNamesWhatIsShipped() throws IOException {
        // Written by the build, so that this is Maven's own answer.
        assertEquals(
                artifacts("target/runtime-dependencies.txt"), artifacts("src/packaging/NOTICE"));
    }

    private static Set<String> artifacts(String file) throws IOException {
        return ARTIFACT.matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
