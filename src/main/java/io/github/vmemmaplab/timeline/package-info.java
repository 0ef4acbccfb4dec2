/// Time travel: the journal of every change, the events it belongs to, and a cursor that moves over
/// both.
@NullMarked
package io.github.vmemmaplab.timeline;

import org.jspecify.annotations.NullMarked;
