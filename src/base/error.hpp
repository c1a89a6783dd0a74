// SPDX-License-Identifier: MIT
// How a user is told that something cannot be done.
#pragma once

#include <stdexcept>

namespace surefoot {

/// One line for the user: what is wrong and what to do about it. `main` prints it on stderr and exits with 1.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace surefoot
