// SPDX-License-Identifier: MIT
// The catalogue works, and contains every message id that the sources use.
#include "view/words.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "view/share.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

fs::path locale() {
  return shareDirectory() / "locale";
}

TEST(Words, KnownId_AnswersInEnglish) {
  const Words words(locale(), "en");
  EXPECT_EQ(words.text("catapult.hold"), "Keep pressing");
  EXPECT_TRUE(words.missing().empty());
}

TEST(Words, GermanAndPseudoLanguage_AreSpoken) {
  EXPECT_THAT(languagesIn(locale()), testing::ElementsAre("de", "en", "xx-long"));
  EXPECT_EQ(Words(locale(), "de").text("catapult.hold"), "Weiter drücken");
  const std::string once = Words(locale(), "en").text("pause.slow.what");
  const std::string longer = Words(locale(), "xx-long").text("pause.slow.what");
  EXPECT_NEAR(static_cast<double>(longer.size()), 1.4 * static_cast<double>(once.size()), 2.0) << longer;
}

TEST(Words, MissingId_IsShownAndCounted) {
  const Words words(locale(), "en");
  EXPECT_EQ(words.text("no.such_id"), "no.such_id");
  EXPECT_EQ(words.text("no.such_id"), "no.such_id");
  EXPECT_EQ(words.missing().at("no.such_id"), 2U);
}

TEST(Words, LiteralText_StaysAsItIs) {
  const Words words(locale(), "en");
  EXPECT_EQ(words.text("=12.5 {0}"), "12.5 {0}");
  EXPECT_EQ(words.text("="), "");
  EXPECT_TRUE(words.missing().empty());
}

TEST(Words, Arguments_AreFilledIn) {
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

TEST(Words, UnknownLanguage_IsRefusedAndTheKnownAreNamed) {
  try {
    const Words words(locale(), "tlh");
    FAIL() << "no error";
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("'tlh'"));
    EXPECT_THAT(e.what(), HasSubstr("en"));
  }
  EXPECT_THROW(Words("/nonexistent", "en"), Error);
}

}  // namespace
}  // namespace surefoot::test
