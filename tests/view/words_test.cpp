// SPDX-License-Identifier: MIT
// The catalogue answers, and has every message id that the sources use.
#include "view/words.hpp"

#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "view/literals.hpp"
#include "view/share.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

fs::path locale() {
  return shareDirectory() / "locale";
}

TEST(Words, AnswersInEnglish) {
  const Words words(locale(), "en");
  EXPECT_EQ(words.text("app.title"), "Surefoot");
  EXPECT_TRUE(words.missing().empty());
}

TEST(Words, ShowsAndCountsWhatIsMissing) {
  const Words words(locale(), "en");
  EXPECT_EQ(words.text("no.such_id"), "no.such_id");
  EXPECT_EQ(words.text("no.such_id"), "no.such_id");
  EXPECT_EQ(words.missing().at("no.such_id"), 2U);
}

TEST(Words, LeavesNumbersAndNamesAsTheyAre) {
  const Words words(locale(), "en");
  EXPECT_EQ(words.text("=12.5 {0}"), "12.5 {0}");
  EXPECT_EQ(words.text("="), "");
  EXPECT_TRUE(words.missing().empty());
}

TEST(Words, FillsArgumentsIn) {
  const fs::path folder = fs::path(testing::TempDir()) / "surefoot_words";
  fs::create_directories(folder / "xx/LC_MESSAGES");
  std::ofstream(folder / "xx.po") << "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                     "msgid \"a\"\nmsgstr \"{1} of {0}, {9} und {} \u00e4\"\n";
  ASSERT_EQ(
      std::system(("msgfmt -o " + (folder / "xx/LC_MESSAGES/surefoot.mo").string() + " " + (folder / "xx.po").string())
                      .c_str()),
      0);
  const Words words(folder, "xx");
  const std::string arguments[] = {"ten {1}", "three"};
  EXPECT_EQ(words.text("a", arguments), "three of ten {1}, {9} und {} \u00e4");
  EXPECT_THAT(languagesIn(folder), testing::ElementsAre("xx"));
  fs::remove_all(folder);
}

TEST(Words, RefusesAnUnknownLanguageAndNamesTheKnown) {
  try {
    const Words words(locale(), "tlh");
    FAIL() << "no error";
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("'tlh'"));
    EXPECT_THAT(e.what(), HasSubstr("en"));
  }
  EXPECT_THROW(Words("/nonexistent", "en"), Error);
}

/// An id is two or more words with dots between that begin with letters; sounds and file names look alike.
bool looksLikeAnId(const std::string& literal) {
  bool startsWord = true;
  for (const char c : literal) {
    if (startsWord && (c < 'a' || c > 'z')) {
      return false;
    }
    startsWord = c == '.';
  }
  const std::string ending = literal.substr(literal.rfind('.') + 1);
  const std::set<std::string> files{"csv", "db", "hpp", "json", "mo", "ogg", "png", "svg", "txt", "wav"};
  return !startsWord && ending != literal && !isSpokenSound(literal) && !files.contains(ending);
}

TEST(Words, EnglishHasEveryIdInTheSources) {
  const Words words(locale(), "en");
  std::size_t ids = 0;
  for (const auto& [literal, file] : plainLiterals()) {
    if (looksLikeAnId(literal)) {
      words.text(literal);
      ++ids;
    }
  }
  EXPECT_GT(ids, 20U);
  std::string missing;
  for (const auto& [id, count] : words.missing()) {
    missing += "\n  " + id;
  }
  EXPECT_TRUE(words.missing().empty()) << "add to assets/words/en.po:" << missing;
}

}  // namespace
}  // namespace surefoot
