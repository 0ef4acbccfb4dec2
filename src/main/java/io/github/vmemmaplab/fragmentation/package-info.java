/// Named, seeded ways in which free memory comes to be scattered.
@NullMarked
package io.github.vmemmaplab.fragmentation;

import org.jspecify.annotations.NullMarked;
