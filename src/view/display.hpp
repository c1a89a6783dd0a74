// SPDX-License-Identifier: MIT
// Whether a window can be opened here: SFML 2 aborts the process if there is no X server, so ask first.
#pragma once

namespace surefoot {

/// True if an X server with GLX answers (a Wayland desktop needs Xwayland). Asks only once. Never aborts and opens no
/// window.
bool displayAvailable();

}  // namespace surefoot
