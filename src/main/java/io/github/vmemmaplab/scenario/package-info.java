/// What a run is: a machine, what its memory looks like, what is asked of it; and how it becomes a
/// timeline.
@NullMarked
package io.github.vmemmaplab.scenario;

import org.jspecify.annotations.NullMarked;
