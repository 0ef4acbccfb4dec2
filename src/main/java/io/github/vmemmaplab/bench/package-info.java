/// The program's budgets, measured on the machine at hand beside a yardstick that does the same in
/// the plainest way.
@NullMarked
package io.github.vmemmaplab.bench;

import org.jspecify.annotations.NullMarked;
