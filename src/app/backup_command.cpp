// SPDX-License-Identifier: MIT
#include <iostream>

#include "app/counted.hpp"
#include "app/options.hpp"
#include "records/backup.hpp"

namespace surefoot {
namespace {

void print(const BackupSummary& content) {
  std::cout << counted(content.people, "person", "people") << ", " << counted(content.sessions, "session") << ", "
            << (content.bytes + 999) / 1000 << " kB";
}

}  // namespace

int runBackup(const BackupOptions& options) {
  Database db(dataDirectory(""));
  const BackupSummary content = backUp(db, options.file);
  std::cout << "Wrote " << options.file << ": ";
  print(content);
  std::cout << ". It has the names in it: keep it as you would keep the originals.\n";
  return 0;
}

int runRestore(const BackupOptions& options) {
  const RestoreSummary summary = restoreFrom(dataDirectory(""), options.file);
  std::cout << "Restored from " << options.file << ": ";
  print(summary.content);
  std::cout << ".\n";
  if (!summary.kept.empty()) {
    std::cout << "What was there before is kept as " << summary.kept.string() << ".\n";
  }
  return 0;
}

}  // namespace surefoot
