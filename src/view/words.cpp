// SPDX-License-Identifier: MIT
// Catalogues are in gettext format; Boost.Locale reads them without any locale installed on the system.
#include "view/words.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "base/error.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

fs::path catalogueFile(const fs::path& localeDirectory, const std::string& language) {
  return localeDirectory / language / "LC_MESSAGES" / "surefoot.mo";
}

std::locale readCatalogue(const fs::path& localeDirectory, const std::string& language) {
  const std::vector<std::string> known = languagesIn(localeDirectory);
  if (std::find(known.begin(), known.end(), language) == known.end()) {
    std::string list;
    for (const std::string& code : known) {
      list += (list.empty() ? "" : ", ") + code;
    }
    throw Error("there are no words for the language '" + language +
                "': " + (list.empty() ? "none are" : "choose one of " + list) +
                (list.empty() ? " in " + localeDirectory.string() : ""));
  }
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.paths.push_back(localeDirectory.string());
  info.domains.emplace_back("surefoot");
  try {
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
  } catch (const std::runtime_error& e) {
    throw Error(catalogueFile(localeDirectory, language).string() + " cannot be read (" + e.what() +
                "): build the target `assets` or install the program again");
  }
}

std::string filledIn(std::string_view pattern, std::span<const std::string> arguments) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool placeholder = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 1] >= '0' &&
                             pattern[i + 1] <= '9' && pattern[i + 2] == '}';
    const auto index = placeholder ? static_cast<std::size_t>(pattern[i + 1] - '0') : arguments.size();
    if (index < arguments.size()) {
      text += arguments[index];
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace

Words::Words(const fs::path& localeDirectory, const std::string& language)
    : language_(language), catalogue_(readCatalogue(localeDirectory, language)) {}

std::string Words::text(std::string_view id, std::span<const std::string> arguments) const {
  if (id.starts_with('=')) {
    return std::string(id.substr(1));
  }
  std::string key(id);
  const auto& messages = std::use_facet<boost::locale::message_format<char>>(catalogue_);
  const char* pattern = messages.get(0, nullptr, key.c_str());
  if (pattern == nullptr) {
    ++missing_[key];
    return key;
  }
  return filledIn(pattern, arguments);
}

std::vector<std::string> languagesIn(const fs::path& localeDirectory) {
  std::vector<std::string> codes;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(localeDirectory, none)) {
    const std::string code = entry.path().filename().string();
    if (fs::exists(catalogueFile(localeDirectory, code))) {
      codes.push_back(code);
    }
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace surefoot
