// SPDX-License-Identifier: MIT
#include "records/running_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.hpp"

namespace surefoot {

namespace fs = std::filesystem;

RunningLock::RunningLock(const fs::path& directory, const std::string& sessionId)
    : file_(directory / "running" / sessionId) {
  std::error_code error;
  fs::create_directories(file_.parent_path(), error);
  descriptor_ = open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor_ < 0 || flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    throw Error("the data directory " + directory.string() +
                " cannot be written: check its permissions, or choose another with --data DIR");
  }
}

RunningLock::~RunningLock() {
  unlink(file_.c_str());
  close(descriptor_);
}

bool RunningLock::isHeld(const fs::path& directory, const std::string& sessionId) {
  const int descriptor = open((directory / "running" / sessionId).c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) {
    return false;
  }
  const bool held = flock(descriptor, LOCK_EX | LOCK_NB) != 0;
  close(descriptor);
  return held;
}

void RunningLock::forget(const fs::path& directory, const std::string& sessionId) {
  unlink((directory / "running" / sessionId).c_str());
}

fs::path stagingDirectory(const fs::path& data) {
  return data / ".import";
}

bool importIsRunning(const fs::path& data) {
  return RunningLock::isHeld(data, kImportLock);
}

}  // namespace surefoot
