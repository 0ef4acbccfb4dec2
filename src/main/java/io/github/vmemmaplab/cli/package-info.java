/// The command line: reads arguments, calls the rooms below, prints. The only user of picocli.
@NullMarked
package io.github.vmemmaplab.cli;

import org.jspecify.annotations.NullMarked;
