// SPDX-License-Identifier: MIT
// A message catalogue, read directly from assets/words/ or from the build: just enough of the gettext format for tests
// and pictures.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "paths.hpp"

namespace surefoot::test {

class Catalogue {
 public:
  explicit Catalogue(const std::string& file) {
    std::ifstream in(file);
    if (!in) {
      throw std::runtime_error("no words in " + file);
    }
    std::string id;
    std::string* filling = nullptr;
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("msgid ")) {
        id.clear();
        filling = &id;
      } else if (line.starts_with("msgstr ")) {
        filling = &texts_[id];
      }
      const std::size_t open = line.find('"');
      if (filling != nullptr && !line.starts_with('#') && open != std::string::npos) {
        *filling += line.substr(open + 1, line.rfind('"') - open - 1);
      }
    }
    texts_.erase("");
  }

  /// Reads each language once.
  static const Catalogue& of(const std::string& language) {
    static std::map<std::string, Catalogue> read;
    const std::string written = std::string(SUREFOOT_SOURCE_DIR) + "/assets/words/" + language + ".po";
    const std::string made = std::string(SUREFOOT_BINARY_DIR) + "/assets/" + language + ".po";
    return read.try_emplace(language, std::filesystem::exists(written) ? written : made).first->second;
  }

  const std::map<std::string, std::string>& texts() const { return texts_; }

  /// Empty if there is no such id.
  std::string text(std::string_view id, std::span<const std::string> arguments = {}) const {
    const auto found = texts_.find(std::string(id));
    std::string words = found == texts_.end() ? "" : found->second;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      const std::string mark = "{" + std::to_string(i) + "}";
      for (std::size_t at = words.find(mark); at != std::string::npos;
           at = words.find(mark, at + arguments[i].size())) {
        words.replace(at, mark.size(), arguments[i]);
      }
    }
    return words;
  }

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace surefoot::test
