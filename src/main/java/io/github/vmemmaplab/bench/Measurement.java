package io.github.vmemmaplab.bench;

import java.util.List;

/// Something that can be measured by name.
public interface Measurement {
    /// {@return the name to ask for it by}
    String name();

    /// {@return its rows; takes some seconds}
    List<Row> measure();
}
