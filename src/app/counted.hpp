// SPDX-License-Identifier: MIT
// "1 session", "2 sessions", "0 people".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace surefoot {

/// `many`: if it is not `one` with an s.
inline std::string counted(std::uint64_t count, std::string_view one, std::string_view many = {}) {
  const std::string some = many.empty() ? std::string(one) + "s" : std::string(many);
  return std::to_string(count) + " " + (count == 1 ? std::string(one) : some);
}

}  // namespace surefoot
