// SPDX-License-Identifier: MIT
#include "app/data_directory.hpp"

#include <cstdlib>

#include "base/error.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

fs::path namedDirectory(const std::string& option) {
  if (!option.empty()) {
    return option;
  }
  if (const std::string data = environment("SUREFOOT_DATA"); !data.empty()) {
    return data;
  }
  // XDG Base Directory Specification: a relative path there is to be ignored.
  if (const fs::path data = environment("XDG_DATA_HOME"); data.is_absolute()) {
    return data / "surefoot";
  }
  if (const fs::path home = environment("HOME"); !home.empty()) {
    return home / ".local" / "share" / "surefoot";
  }
  throw Error("there is no HOME to keep the database in: name a directory with --data DIR");
}

}  // namespace

fs::path dataDirectory(const std::string& option) {
  fs::path dir = namedDirectory(option);
  std::error_code ignored;
  if (fs::exists(dir, ignored) && !fs::is_directory(dir, ignored)) {
    throw Error("the data directory " + dir.string() + " is a file: name a directory with --data DIR");
  }
  return dir;
}

}  // namespace surefoot
