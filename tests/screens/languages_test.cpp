// SPDX-License-Identifier: MIT
// Every language has exactly the messages of the program, with the same placeholders, and they are short enough.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "games/table.hpp"
#include "paths.hpp"
#include "screens/catalogue.hpp"
#include "screens/literals.hpp"

namespace surefoot::test {
namespace {

std::vector<std::string> languages() {
  std::vector<std::string> codes;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(SUREFOOT_SOURCE_DIR) / "assets/words")) {
    if (entry.path().extension() == ".po") {
      codes.push_back(entry.path().stem());
    }
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

std::set<std::string> placesToFillIn(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    places.insert(text.substr(open, text.find('}', open) - open + 1));
  }
  return places;
}

/// Prompts are read at a glance from two metres while the feet work. Doses, reasons and hints can be read at leisure.
bool isPrompt(const std::string& id) {
  const std::string first = id.substr(0, id.find('.'));
  const bool ofAGame = std::ranges::any_of(games(), [&first](const GameEntry& game) { return game.id == first; });
  const bool heading =
      std::count(id.begin(), id.end(), '.') == 1 && (first == "ready" || first == "zero" || first == "pause");
  return ofAGame || heading || id.find(".prompt") != std::string::npos || id.starts_with("home.start");
}

TEST(Languages, AllCatalogues_IncludeEnglishAndGerman) {
  const std::vector<std::string> codes = languages();
  EXPECT_TRUE(std::ranges::count(codes, "en") == 1 && std::ranges::count(codes, "de") == 1);
}

TEST(Languages, IdInTheSources_HasWords) {
  const Catalogue& english = Catalogue::of("en");
  std::size_t ids = 0;
  for (const auto& [literal, file] : plainLiterals()) {
    if (looksLikeAnId(literal)) {
      EXPECT_TRUE(english.texts().contains(literal)) << "add \"" << literal << "\" of " << file << " to en.po";
      ++ids;
    }
  }
  EXPECT_GT(ids, 50U);
}

TEST(Languages, TranslatedId_IsUsedInTheSources) {
  const auto literals = plainLiterals();
  const auto used = [&literals](const std::string& id) {
    return literals.contains(id) || std::ranges::any_of(literals, [&id](const auto& literal) {
             return literal.first.ends_with('.') && literal.first.size() > 1 && id.starts_with(literal.first);
           });
  };
  const std::string spoken = ".spoken";
  for (const auto& [id, text] : Catalogue::of("en").texts()) {
    const bool isSpoken = id.ends_with(spoken);
    EXPECT_TRUE(used(isSpoken ? id.substr(0, id.size() - spoken.size()) : id))
        << id << " is in no source: remove it from assets/words";
  }
}

TEST(Languages, TileToFillIn_HasATextThatCanBeSpoken) {
  int tiles = 0;
  for (const auto& [id, text] : Catalogue::of("en").texts()) {
    if (id.starts_with("visit.do.") && !placesToFillIn(text).empty()) {
      ++tiles;
      const std::string spoken = Catalogue::of("en").text(id + ".spoken");
      EXPECT_FALSE(spoken.empty()) << id;
      EXPECT_TRUE(placesToFillIn(spoken).empty()) << id;
    }
  }
  EXPECT_EQ(tiles, 5);
}

TEST(Languages, EveryLanguage_HasTheSameIdsAndPlaceholders) {
  const Catalogue& english = Catalogue::of("en");
  for (const std::string& code : languages()) {
    const Catalogue& other = Catalogue::of(code);
    for (const auto& [id, text] : english.texts()) {
      EXPECT_FALSE(other.text(id).empty()) << code << ".po: add " << id << ", \"" << text << "\"";
      EXPECT_EQ(placesToFillIn(other.text(id)), placesToFillIn(text)) << code << ".po: " << id;
    }
    for (const auto& [id, text] : other.texts()) {
      EXPECT_TRUE(english.texts().contains(id)) << code << ".po: remove " << id;
    }
  }
}

TEST(Languages, Prompt_HasAtMostSixWords) {
  for (const std::string& code : languages()) {
    int prompts = 0;
    for (const auto& [id, text] : Catalogue::of(code).texts()) {
      prompts += isPrompt(id) ? 1 : 0;
      EXPECT_TRUE(!isPrompt(id) || std::ranges::count(text, ' ') < 6)
          << code << ".po: " << id << ", \"" << text << "\"";
    }
    EXPECT_GT(prompts, 15) << code;
  }
}

TEST(Languages, AnyText_HasAtMostOneExclamationMark) {
  for (const std::string& code : languages()) {
    for (const auto& [id, text] : Catalogue::of(code).texts()) {
      EXPECT_LE(std::ranges::count(text, '!'), 1) << code << ".po: " << id;
    }
  }
}

}  // namespace
}  // namespace surefoot::test
