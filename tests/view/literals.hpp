// SPDX-License-Identifier: MIT
// The string literals of the sources that speak to people: what they name must exist.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

/// What stands between each pair of `mark`s on one line.
inline std::vector<std::string> between(std::string_view text, char mark) {
  std::vector<std::string> found;
  for (std::size_t open = text.find(mark); open != std::string_view::npos; open = text.find(mark, open + 1)) {
    const std::size_t close = text.find_first_of(std::string{mark, '\n'}, open + 1);
    if (close == std::string_view::npos) {
      break;
    }
    if (text[close] == mark) {
      found.emplace_back(text.substr(open + 1, close - open - 1));
    }
    open = close;
  }
  return found;
}

/// String literals made of lower-case letters, digits, '_' and '.', with the file that has them last.
inline std::map<std::string, std::filesystem::path> plainLiterals() {
  std::map<std::string, std::filesystem::path> literals;
  for (const char* folder : {"play", "games", "screens", "app"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(SUREFOOT_SOURCE_DIR) / "src" / folder)) {
      std::ifstream in(entry.path());
      const std::string source{std::istreambuf_iterator<char>(in), {}};
      for (const std::string& literal : between(source, '"')) {
        if (!literal.empty() &&
            literal.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string::npos) {
          literals[literal] = entry.path();
        }
      }
    }
  }
  return literals;
}

inline bool isSpokenSound(std::string_view name) {
  return name.starts_with("say.") ||
         (name.starts_with("count") && name.size() > 5 && name.find_first_not_of("0123456789", 5) == name.npos);
}

}  // namespace surefoot
