// SPDX-License-Identifier: MIT
#include "exchange/import.hpp"

#include "base/error.hpp"
#include "exchange/package_reader.hpp"
#include "records/running_lock.hpp"
#include "records/session_log.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

/// The database into which a package is read first; always removed, with its directory.
class Staging {
 public:
  explicit Staging(const fs::path& data) : lock_(lockIn(data)), dir_(stagingDirectory(data)) {
    // Removes what a killed program left.
    fs::remove_all(dir_);
  }
  ~Staging() {
    std::error_code ignored;
    fs::remove_all(dir_, ignored);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  const fs::path& dir() const { return dir_; }

 private:
  static RunningLock lockIn(const fs::path& data) {
    if (RunningLock::isHeld(data, kImportLock)) {
      throw Error("another import into " + data.string() + " is running: wait until it ends");
    }
    return {data, kImportLock};
  }

  RunningLock lock_;
  fs::path dir_;
};

std::string unfinishedRemark(const std::vector<std::string>& sessions) {
  const bool one = sessions.size() == 1;
  return (one ? "Session " + sessions.front() + " was" : std::to_string(sessions.size()) + " sessions were") +
         " still running when the export was made and " + (one ? "is" : "are") + " left out: export and import again.";
}

}  // namespace

ImportSummary importData(Database& db, const fs::path& dir, const ImportProgress& progress) {
  const Staging staging(db.directory());
  PackageContent content;
  {
    Database staged(staging.dir());
    content = readPackage(
        dir, staged, [&db](const std::string& session) { return !hasSession(db, session); }, progress);
  }
  ImportSummary summary{mergeFrom(db, staging.dir() / "surefoot.db")};
  summary.samples = content.samples;
  if (const std::string saved = wordsForSaved(content); !saved.empty()) {
    summary.remarks.push_back(saved + ": numbers and codes may have been changed there.");
  }
  if (!content.unfinished.empty()) {
    summary.remarks.push_back(unfinishedRemark(content.unfinished));
  }
  return summary;
}

}  // namespace surefoot
