// SPDX-License-Identifier: MIT
// The words of one language, looked up by message id. A value type: two languages can be open at once, and no
// process-wide locale is touched. Knows no font and no window.
#pragma once

#include <cstddef>
#include <filesystem>
#include <locale>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace surefoot {

class Words {
 public:
  /// Reads `localeDirectory/LANGUAGE/LC_MESSAGES/surefoot.mo`. Throws Error, listing the available languages, if
  /// `language` is not among them.
  Words(const std::filesystem::path& localeDirectory, const std::string& language);

  /// The words for `id` with {0}, {1} … replaced by `arguments`. An id that starts with '=' is shown literally, without
  /// the '='. An id that the catalogue lacks is shown as it is, and counted.
  std::string text(std::string_view id, std::span<const std::string> arguments = {}) const;

  const std::string& language() const { return language_; }
  /// Ids that were looked up but are not in the catalogue, and how often.
  const std::map<std::string, std::size_t>& missing() const { return missing_; }

 private:
  std::string language_;
  std::locale catalogue_;
  mutable std::map<std::string, std::size_t> missing_;
};

/// Codes of the languages in `localeDirectory`, sorted; empty if it does not exist.
std::vector<std::string> languagesIn(const std::filesystem::path& localeDirectory);

}  // namespace surefoot
