// SPDX-License-Identifier: MIT
// The words of one language, looked up by message id. A value: two languages can be open at once, no process-wide
// locale is touched. Knows no font and no window.
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
  /// Reads `localeDirectory/LANGUAGE/LC_MESSAGES/surefoot.mo`. Throws Error with the languages there are when
  /// `language` is none of them.
  Words(const std::filesystem::path& localeDirectory, const std::string& language);

  /// The words for `id` with {0}, {1} … replaced by `arguments`. An id that starts with '=' is shown as it stands,
  /// without the '='. An id the catalogue does not have is shown as it is, and counted.
  std::string text(std::string_view id, std::span<const std::string> arguments = {}) const;

  const std::string& language() const { return language_; }
  /// Ids that were asked for and are not in the catalogue, and how often.
  const std::map<std::string, std::size_t>& missing() const { return missing_; }

 private:
  std::string language_;
  std::locale catalogue_;
  mutable std::map<std::string, std::size_t> missing_;
};

/// Codes of the languages in `localeDirectory`, sorted; empty when it does not exist.
std::vector<std::string> languagesIn(const std::filesystem::path& localeDirectory);

}  // namespace surefoot
