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

int runBackup(const Program& program, const BackupOptions& options) {
  Database db(program.data);
  const BackupSummary content = backUp(db, options.file);
  std::cout << "Wrote " << options.file << ": ";
  print(content);
  std::cout << ". It contains names: protect it like the original.\n";
  return 0;
}

int runRestore(const Program& program, const RestoreOptions& options) {
  const RestoreSummary summary = restoreFrom(program.data, options.file);
  std::cout << "Restored from " << options.file << ": ";
  print(summary.content);
  std::cout << ".\n";
  if (!summary.kept.empty()) {
    std::cout << "What was there before is kept as " << summary.kept.string() << ".\n";
  }
  return 0;
}

}  // namespace surefoot
