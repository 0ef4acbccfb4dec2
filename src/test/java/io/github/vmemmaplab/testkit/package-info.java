/// What the tests of the engine share: small machines, a naive twin, digests of whole states.
@NullMarked
package io.github.vmemmaplab.testkit;

import org.jspecify.annotations.NullMarked;
