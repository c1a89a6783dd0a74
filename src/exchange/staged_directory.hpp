// SPDX-License-Identifier: MIT
// A directory that is filled whole or not at all, and files that say so when they cannot be written. Knows nothing of
// what is written.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace surefoot {

/// A file that throws Error when it cannot be written.
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

/// True of a directory with nothing in it but, perhaps, the beginnings of a killed program.
bool holdsNothing(const std::filesystem::path& dir);

/// Where the new content of `dir` grows until it is whole; gone afterwards, whatever happens, and so is a directory
/// that was made for nothing.
class StagedDirectory {
 public:
  explicit StagedDirectory(const std::filesystem::path& dir);
  ~StagedDirectory();
  StagedDirectory(const StagedDirectory&) = delete;
  StagedDirectory& operator=(const StagedDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Moves everything to where it belongs; `last`, by which a reader tells a whole one, after all others.
  void moveIntoPlace(const std::filesystem::path& last = {});

 private:
  std::filesystem::path dir_;
  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_;  ///< The innermost first.
};

}  // namespace surefoot
