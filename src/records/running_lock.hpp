// SPDX-License-Identifier: MIT
// Tells whether a session marked "running" still has its program: a locked file that the system unlocks when the
// program ends, however it ends.
#pragma once

#include <filesystem>
#include <string>

namespace surefoot {

class RunningLock {
 public:
  /// Creates and locks `directory`/running/`sessionId`. Throws Error if the directory cannot be written.
  RunningLock(const std::filesystem::path& directory, const std::string& sessionId);
  /// Removes the file.
  ~RunningLock();
  RunningLock(const RunningLock&) = delete;
  RunningLock& operator=(const RunningLock&) = delete;

  static bool isHeld(const std::filesystem::path& directory, const std::string& sessionId);
  /// Removes the file that a dead program has left.
  static void forget(const std::filesystem::path& directory, const std::string& sessionId);

 private:
  std::filesystem::path file_;
  int descriptor_ = -1;
};

/// The lock of an import, in place of a session's.
inline constexpr const char* kImportLock = "import";

/// Where an import reads a package first; erasing people covers it.
std::filesystem::path stagingDirectory(const std::filesystem::path& data);
/// True while a program imports into this data directory.
bool importIsRunning(const std::filesystem::path& data);

}  // namespace surefoot
