// SPDX-License-Identifier: MIT
// One line of progress on the terminal for work that takes longer than a second; Ctrl-C ends it in good order.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace surefoot {

class ProgressLine {
 public:
  /// For example "Writing" and "rows". Listens for Ctrl-C from here on.
  ProgressLine(std::string what, std::string unit);
  /// Clears the line.
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Throws Error once Ctrl-C was pressed.
  void show(std::uint64_t done, std::uint64_t total);

 private:
  std::string what_;
  std::string unit_;
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace surefoot
