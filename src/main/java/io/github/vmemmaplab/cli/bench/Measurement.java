package io.github.vmemmaplab.cli.bench;

import java.util.List;

/// Something that can be measured by name.
interface Measurement {
    /// {@return the name to ask for it by}
    String name();

    /// {@return its rows; takes a few seconds at most}
    List<Row> measure();
}
