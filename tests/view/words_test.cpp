// SPDX-License-Identifier: MIT
// The catalogue answers, and has every message id that the sources use.
#include "view/words.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "view/share.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

fs::path locale() {
  return shareDirectory() / "locale";
}

std::string read(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
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

/// String literals of a source that look like message ids: two or more lower-case words with dots between, in the
/// folders that speak to people. Not ids: files ("a.csv"), sounds ("say.press", "count1") and formulas ("toe_press.1").
TEST(Words, EnglishHasEveryIdInTheSources) {
  const Words words(locale(), "en");
  const std::regex literal("\"([a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+)\"");
  const std::regex notAnId("say\\..*|.*\\.(csv|json|hpp|cpp|png|svg|wav|db|txt)");
  std::set<std::string> ids;
  for (const char* folder : {"play", "games", "screens"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(SUREFOOT_SOURCE_DIR) / "src" / folder)) {
      const std::string source = read(entry.path());
      for (std::sregex_iterator match(source.begin(), source.end(), literal), end; match != end; ++match) {
        if (const std::string id = (*match)[1]; !std::regex_match(id, notAnId)) {
          ids.insert(id);
          words.text(id);
        }
      }
    }
  }
  EXPECT_FALSE(ids.empty());
  std::string missing;
  for (const auto& [id, count] : words.missing()) {
    missing += "\n  " + id;
  }
  EXPECT_TRUE(words.missing().empty()) << "add to assets/words/en.po:" << missing;
}

}  // namespace
}  // namespace surefoot
