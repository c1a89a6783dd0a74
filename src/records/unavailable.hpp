// SPDX-License-Identifier: MIT
// The trouble with a database that may pass.
#pragma once

#include <string>

#include "base/error.hpp"

namespace surefoot {

/// The database cannot be read or written now, but may be later: another program has it locked, the disk is full or not
/// writable.
class Unavailable : public Error {
 public:
  Unavailable(const std::string& what, bool isLock) : Error(what), isLock_(isLock) {}

  /// Another program has it locked, which passes by itself.
  bool isLock() const { return isLock_; }

 private:
  bool isLock_;
};

}  // namespace surefoot
