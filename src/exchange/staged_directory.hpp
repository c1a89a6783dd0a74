// SPDX-License-Identifier: MIT
// A directory that is filled completely or not at all, and files that report when they cannot be written. Knows nothing
// about their contents.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace surefoot {

/// A file that throws Error if it cannot be written.
class OutFile {
 public:
  explicit OutFile(std::filesystem::path path);

  std::ofstream& stream() { return out_; }
  void check();
  void close();

 private:
  std::filesystem::path path_;
  std::ofstream out_;
};

/// True for a directory that is empty or contains only incomplete files of a killed program.
bool holdsNothing(const std::filesystem::path& dir);

/// Where the new content of `dir` is prepared until it is complete. It is always removed afterwards, and so is a
/// directory that was created in vain.
class StagedDirectory {
 public:
  explicit StagedDirectory(const std::filesystem::path& dir);
  ~StagedDirectory();
  StagedDirectory(const StagedDirectory&) = delete;
  StagedDirectory& operator=(const StagedDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Moves everything into place; `last`, which marks a complete directory for readers, after all others.
  void moveIntoPlace(const std::filesystem::path& last = {});

 private:
  std::filesystem::path dir_;
  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_;  ///< Innermost first.
};

}  // namespace surefoot
