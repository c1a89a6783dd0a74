// SPDX-License-Identifier: MIT
// Where the pages are served.
#pragma once

#include <string>

namespace surefoot {

struct ListenAddress {
  std::string host = "127.0.0.1";
  int port = 8642;  ///< 0: any free port.
};

/// "127.0.0.1:8642", "localhost:8642", "[::1]:8642". Throws Error for anything else.
ListenAddress parseListen(const std::string& text);

/// True if the host can be reached from this machine only.
bool isLoopback(const std::string& host);

}  // namespace surefoot
