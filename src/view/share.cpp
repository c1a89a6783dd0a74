// SPDX-License-Identifier: MIT
// Finds the shared files relative to the running program.
#include "view/share.hpp"

#include "base/error.hpp"

namespace surefoot {

std::filesystem::path shareDirectory() {
  namespace fs = std::filesystem;
  const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
  for (const fs::path& candidate : {here / "share/surefoot", here.parent_path() / "share/surefoot"}) {
    if (fs::is_directory(candidate)) {
      return candidate;
    }
  }
  throw Error("no share/surefoot beside " + here.string() + ": build the target `assets` or install the program again");
}

}  // namespace surefoot
