// SPDX-License-Identifier: MIT
#include "clinic/listen.hpp"

#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {

ListenAddress parseListen(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const bool bracketed = text.starts_with('[');
  const bool fine = colon != std::string::npos && colon > 0 && (!bracketed || text[colon - 1] == ']') &&
                    (bracketed || text.find(':') == colon);
  const auto port = fine ? parseInteger<int>(std::string_view(text).substr(colon + 1)) : std::nullopt;
  if (!port || *port < 0 || *port > 65535) {
    throw Error("`" + text + "` is not an address to listen on: write it as 127.0.0.1:8642");
  }
  return {bracketed ? text.substr(1, colon - 2) : text.substr(0, colon), *port};
}

bool isLoopback(const std::string& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

}  // namespace surefoot
