// SPDX-License-Identifier: MIT
// Window or not: the one decision before playing.
#include <iostream>

#include "app/play.hpp"
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
  if (!options.headless && !options.json) {
    std::cerr << "There is no display here: the same session is played headless.\n";
  }
  return playHeadless(options);
}

}  // namespace surefoot
