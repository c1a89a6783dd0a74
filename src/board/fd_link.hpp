// SPDX-License-Identifier: MIT
// The only read loop: bytes over a file descriptor. Serial ports, pseudo-terminals and sockets all use it, so the tests
// run the same code as users do.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "board/byte_link.hpp"

namespace surefoot {

/// A link over `fd`, which is open and configured. `close` is called once, at the end, and must close it.
std::unique_ptr<ByteLink> makeFdLink(int fd, std::function<void()> close);

/// Opens a pseudo-terminal (and makes it raw) or a local socket. Throws Error with the text of `whyNotOpened`.
std::unique_ptr<ByteLink> openPlainLink(const std::string& path);

/// Reserves the port for this program; false if another program has it. Uses flock, which also works for root and for
/// pseudo-terminals, and sets TIOCEXCL against programs that do not use flock.
bool lockPort(int fd);

/// One line for the user about a port that could not be opened: what `errnoCode` means here and what to do.
std::string whyNotOpened(const std::string& path, int errnoCode);

}  // namespace surefoot
