// SPDX-License-Identifier: MIT
// From the text of an option to its value, once. What cannot be read throws Error with one line for the user.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/options.hpp"
#include "base/error.hpp"

namespace surefoot {

/// "one, two, three".
std::string listed(const std::vector<std::string>& words, const std::string& between = ", ");

// Checks of texts that stay texts: each returns what is wrong, or nothing.

std::string notEmpty(const std::string& text);
/// One line that is not blank: names are shown, searched for and typed again.
std::string oneLine(const std::string& text);
std::string readableFile(const std::string& path);
std::string knownLanguage(const std::string& code);
/// Without the lengthened English that the build makes to test its layouts (assets/words/README.md).
std::string listedLanguages();

/// Finite numbers from `least` to `most` (CLI::Range lets "nan" pass).
CLI::Validator between(double least, double most);
CLI::Validator wholeBetween(int least, int most);
/// One of these words.
CLI::Validator oneOf(const std::vector<std::string>& words);

// Readers of texts that become values.

WindowSize windowSize(const std::string& text);
std::uint64_t wholeNumber(const std::string& text);

/// The words of an option and what they mean.
template <typename Value>
using Meanings = std::vector<std::pair<std::string, Value>>;

template <typename Value>
std::vector<std::string> wordsIn(const Meanings<Value>& meanings) {
  std::vector<std::string> words;
  for (const auto& [word, value] : meanings) {
    words.push_back(word);
  }
  return words;
}

/// An option whose text is read by `read`.
template <typename Value, typename Read>
CLI::Option* addRead(CLI::App* app, const std::string& name, Value& value, Read read, const std::string& what) {
  const auto take = [name, &value, read](const std::string& text) {
    try {
      value = read(text);
    } catch (const Error& error) {
      throw CLI::ValidationError(name, error.what());
    }
  };
  return app->add_option_function<std::string>(name, take, what);
}

/// An option whose text is one of some words.
template <typename Value, typename Meaning>
CLI::Option* addWord(CLI::App* app, const std::string& name, Value& value, const Meanings<Meaning>& meanings,
                     const std::string& what) {
  const auto read = [meanings](const std::string& text) {
    for (const auto& [word, meaning] : meanings) {
      if (word == text) {
        return meaning;
      }
    }
    throw Error("`" + text + "` is not one of " + listed(wordsIn(meanings)));
  };
  return addRead(app, name, value, read, what);
}

/// --board, with its help below.
CLI::Option* addBoard(CLI::App* app, Where& where);
void addJson(CLI::App* app, bool& json);
/// --lang, --screenshots, --size and --fullscreen. Returns --screenshots.
CLI::Option* addWindow(CLI::App* app, WindowOptions& window);

}  // namespace surefoot
