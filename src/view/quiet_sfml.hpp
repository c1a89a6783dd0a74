// SPDX-License-Identifier: MIT
// Keeps SFML's messages off stderr: the user should read one line of ours, not five from a library.
#pragma once

#include <sstream>
#include <string>

#include <SFML/System/Err.hpp>

namespace surefoot {

/// While an object of this class lives, SFML's messages are collected instead of printed.
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
