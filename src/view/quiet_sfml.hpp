// SPDX-License-Identifier: MIT
// Keeps SFML's own messages off stderr: a user reads one line of ours, not five of a library's.
#pragma once

#include <sstream>
#include <string>

#include <SFML/System/Err.hpp>

namespace surefoot {

/// While it lives, what SFML complains about is collected instead of printed.
class QuietSfml {
 public:
  QuietSfml() : before_(sf::err().rdbuf(collected_.rdbuf())) {}
  ~QuietSfml() { sf::err().rdbuf(before_); }
  QuietSfml(const QuietSfml&) = delete;
  QuietSfml& operator=(const QuietSfml&) = delete;

  std::string complaints() const { return collected_.str(); }

 private:
  std::ostringstream collected_;
  std::streambuf* before_;
};

}  // namespace surefoot
