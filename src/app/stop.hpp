// SPDX-License-Identifier: MIT
// Ctrl-C and SIGTERM end the program in good order: a session is stopped and kept, a recording is closed.
#pragma once

#include <csignal>

namespace surefoot {

extern volatile std::sig_atomic_t stopAsked;
void listenForStop();

}  // namespace surefoot
