/// What happened and why, in plain sentences made from an event's numbers.
@NullMarked
package io.github.vmemmaplab.ui.narration;

import org.jspecify.annotations.NullMarked;
