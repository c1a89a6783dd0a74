// SPDX-License-Identifier: MIT
// From keyboard and mouse to what screens and sessions understand.
#pragma once

#include <optional>

#include "play/session.hpp"
#include "screens/lean_menu.hpp"
#include "screens/screen.hpp"
#include "view/window.hpp"

namespace surefoot {

/// For a screen such as home. Empty: it means nothing there.
std::optional<ScreenInput> screenInput(const InputEvent& event);

/// For a session. On a page (`page` is not null) keys and mouse choose among its tiles; in a bout they pause and stop.
std::optional<Key> sessionKey(const InputEvent& event, const LeanMenu* page, const Canvas& canvas);

}  // namespace surefoot
