// SPDX-License-Identifier: MIT
// Plays in a window if there is a display, else headless.
#include <iostream>

#include "app/play.hpp"
#include "base/error.hpp"
#if SUREFOOT_VIEW
#include "view/display.hpp"
#endif

namespace surefoot {

int runPlay(const Program& program, const PlayOptions& options) {
#if SUREFOOT_VIEW
  if (!options.headless && displayAvailable()) {
    return playInWindow(program, options);
  }
#endif
  if (!options.window.screenshots.empty()) {
    throw Error("--screenshots needs a display, and there is none: try again under xvfb-run -a");
  }
  if (!options.headless && !options.json) {
    std::cerr << "There is no display, so the session is played headless.\n";
  }
  return playHeadless(program, options);
}

}  // namespace surefoot
