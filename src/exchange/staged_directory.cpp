// SPDX-License-Identifier: MIT
#include "exchange/staged_directory.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace surefoot {

namespace fs = std::filesystem;

namespace {

constexpr const char* kStage = ".part";

}  // namespace

OutFile::OutFile(fs::path path) : path_(std::move(path)), out_(path_, std::ios::binary) {
  check();
}

void OutFile::check() {
  if (!out_) {
    throw Error(path_.string() +
                " cannot be written (disk full or no permission): free some space or choose another directory");
  }
}

void OutFile::close() {
  out_.close();
  check();
}

bool holdsNothing(const fs::path& dir) {
  return std::ranges::all_of(fs::directory_iterator(dir),
                             [](const fs::directory_entry& entry) { return entry.path().filename() == kStage; });
}

StagedDirectory::StagedDirectory(const fs::path& dir) : dir_(dir), path_(dir / kStage) {
  for (fs::path made = fs::absolute(dir).lexically_normal(); !fs::exists(made); made = made.parent_path()) {
    made_.push_back(made);
  }
  fs::remove_all(path_);
  fs::create_directories(path_);
}

StagedDirectory::~StagedDirectory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  for (const fs::path& made : made_) {
    // Fails if the directory is not empty.
    fs::remove(made, ignored);
  }
}

void StagedDirectory::moveIntoPlace(const fs::path& last) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path_)) {
    const fs::path name = entry.path().lexically_relative(path_);
    if (entry.is_directory()) {
      fs::create_directories(dir_ / name);
    } else if (name != last) {
      files.push_back(name);
    }
  }
  if (!last.empty()) {
    files.push_back(last);
  }
  for (const fs::path& name : files) {
    fs::rename(path_ / name, dir_ / name);
  }
}

}  // namespace surefoot
