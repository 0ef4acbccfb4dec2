/// How the lab looks: colours by role, type, spacing. Stylesheets hold every colour; canvases read
/// the same ones through a {@link io.github.vmemmaplab.ui.theme.Palette}.
@NullMarked
package io.github.vmemmaplab.ui.theme;

import org.jspecify.annotations.NullMarked;
