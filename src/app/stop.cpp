// SPDX-License-Identifier: MIT
#include "app/stop.hpp"

namespace surefoot {

volatile std::sig_atomic_t stopAsked = 0;

void listenForStop() {
  const auto stop = [](int) { stopAsked = 1; };
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
}

}  // namespace surefoot
