// SPDX-License-Identifier: MIT
// Whether a window can be opened here at all: SFML 2 aborts the process when there is no X server, so ask before.
#pragma once

namespace surefoot {

/// True when an X server with GLX answers (a Wayland desktop needs its Xwayland). Asked once. Never aborts, opens no
/// window.
bool displayAvailable();

}  // namespace surefoot
