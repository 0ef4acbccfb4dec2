/// What happened, as data: numbers and references, never prose.
@NullMarked
package io.github.vmemmaplab.kernel.event;

import org.jspecify.annotations.NullMarked;
