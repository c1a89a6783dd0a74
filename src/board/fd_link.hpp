// SPDX-License-Identifier: MIT
// The one read loop: bytes over a file descriptor. Serial ports, pseudo-terminals and sockets all end here, so what is
// tested is what users run.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "board/byte_link.hpp"

namespace surefoot {

/// A link over `fd`, an open, configured descriptor; `close` is called once, at the end, and closes it.
std::unique_ptr<ByteLink> makeFdLink(int fd, std::function<void()> close);

/// Opens a pseudo-terminal (made raw) or a local socket. Throws Error as `whyNotOpened` says.
std::unique_ptr<ByteLink> openPlainLink(const std::string& path);

/// Takes the port for this program alone: false when another one holds it. Asks by flock, which holds for root and
/// pseudo-terminals too, and sets TIOCEXCL for programs that do not ask.
bool lockPort(int fd);

/// One line for the user about a port that could not be opened: what `errnoCode` means here and what to do.
std::string whyNotOpened(const std::string& path, int errnoCode);

}  // namespace surefoot
