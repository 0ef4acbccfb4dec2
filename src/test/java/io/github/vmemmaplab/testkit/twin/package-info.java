/// A second kernel of 6.1, written apart from the first and as plainly as can be: maps, sets and
/// loops over all of memory. It shares no code with the model, so that where both agree, they agree
/// for a reason. Maps are asked for what is in them, so null is not spoken of.
package io.github.vmemmaplab.testkit.twin;
