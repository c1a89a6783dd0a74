// SPDX-License-Identifier: MIT
// String literals of the sources that name messages and sounds: what they name must exist.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "paths.hpp"

namespace surefoot::test {

/// The text between each pair of `mark`s on one line.
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

/// String literals of lower-case letters, digits, '_' and '.', each with the last file that contains it.
inline std::map<std::string, std::filesystem::path> plainLiterals() {
  namespace fs = std::filesystem;
  std::map<std::string, fs::path> literals;
  for (const char* folder : {"play", "games", "programme", "screens", "app"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SUREFOOT_SOURCE_DIR) / "src" / folder)) {
      if (!entry.is_regular_file()) {
        continue;
      }
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

/// Two or more words that begin with letters, separated by dots; file names look alike.
inline bool looksLikeAnId(const std::string& literal) {
  bool startsWord = true;
  for (const char c : literal) {
    if (startsWord && (c < 'a' || c > 'z')) {
      return false;
    }
    startsWord = c == '.';
  }
  const std::string ending = literal.substr(literal.rfind('.') + 1);
  const std::set<std::string> files{"csv", "db", "hpp", "json", "mo", "ogg", "png", "svg", "txt", "wav"};
  return !startsWord && ending != literal && !files.contains(ending);
}

}  // namespace surefoot::test
