/// Benchmarks under JMH: `mvn test-compile exec:exec@bench -Djmh=NAME`.
@NullMarked
package io.github.vmemmaplab.bench;

import org.jspecify.annotations.NullMarked;
