// SPDX-License-Identifier: MIT
// Window or not: the one decision before playing.
#include <iostream>

#include "app/play.hpp"
#include "base/error.hpp"
#if SUREFOOT_VIEW
#include "view/display.hpp"
#endif

namespace surefoot {

int runPlay(const PlayOptions& options) {
#if SUREFOOT_VIEW
  if (!options.headless && displayAvailable()) {
    return playInWindow(options);
  }
#endif
  if (!options.screenshots.empty()) {
    throw Error("--screenshots needs a display, and there is none here: try again under xvfb-run -a");
  }
  if (!options.headless && !options.json) {
    std::cerr << "There is no display here: the same session is played headless.\n";
  }
  return playHeadless(options);
}

}  // namespace surefoot
