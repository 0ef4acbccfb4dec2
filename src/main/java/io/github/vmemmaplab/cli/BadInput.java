package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.scenario.Problem;

import java.util.List;
import java.util.stream.Collectors;

/// Input or arguments that a command cannot work with; each line of the message is one sentence.
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String sentence) {
        super(sentence);
    }

    BadInput(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
}
