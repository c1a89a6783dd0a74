// SPDX-License-Identifier: MIT
#include "base/utf8.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

std::string decoded(const std::string& bytes) {
  std::istringstream in(bytes);
  return utf8TextOf(in);
}

/// As UTF-16; each unit of `text` is one character.
std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

TEST(Utf8, EveryEncoding_BecomesTheSameText) {
  const std::string text = "Prüfung ≤ 1\n\xF0\x9F\xA6\xB6";  // with a foot: beyond 16 bits
  EXPECT_EQ(decoded(text), text);
  EXPECT_EQ(decoded("\xEF\xBB\xBF" + text), text);
  for (const bool little : {true, false}) {
    const std::u16string units = u"Prüfung ≤ 1\n\U0001F9B6";
    EXPECT_EQ(decoded(utf16(u"\uFEFF" + units, little)), text);
    EXPECT_EQ(decoded(utf16(units, little)), text) << "without its mark";
  }
}

TEST(Utf8, LongText_IsDecodedAcrossChunks) {
  std::u16string units = u"\uFEFFx";
  std::string text = "x";
  for (int i = 0; i < 100'000; ++i) {
    units += u"\U0001F9B6";
    text += "\xF0\x9F\xA6\xB6";
  }
  EXPECT_EQ(decoded(utf16(units, true)), text);
  EXPECT_EQ(decoded(text), text);
}

TEST(Utf8, BrokenUtf16_BecomesReplacements) {
  EXPECT_EQ(decoded("\xFF\xFE" + utf16(u"a\xD800z", true)), "a\uFFFDz");
  EXPECT_EQ(decoded("\xFF\xFE" + utf16(u"a\xDC00", true)), "a\uFFFD");
  EXPECT_EQ(decoded("\xFF\xFE" + utf16(u"a\xD800", true)), "a\uFFFD");
  EXPECT_EQ(decoded("\xFF\xFE" + utf16(u"a", true) + "b"), "a\uFFFD") << "half a unit";
  EXPECT_EQ(decoded(""), "");
  EXPECT_EQ(decoded("\xFF\xFE"), "");
}

TEST(Utf8, ZeroBytesHereAndThere_AreNotUtf16) {
  const std::string text("ab\0cdefgh", 9);
  EXPECT_EQ(decoded(text), text);
}

TEST(Utf8, Validity_IsThatOfTheStandard) {
  for (const char* good : {"", "a", "ü", "≤", "\xF0\x9F\xA6\xB6", "\xED\x9F\xBF"}) {
    EXPECT_TRUE(isUtf8(good)) << good;
  }
  // Latin-1, too long, a surrogate, beyond U+10FFFF, cut.
  for (const char* bad : {"\xFC", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x89", "\x80"}) {
    EXPECT_FALSE(isUtf8(bad));
  }
}

TEST(Utf8, Windows1252_IsConverted) {
  EXPECT_EQ(fromWindows1252("Gr\xFC\xDF\x65 \x80 \x96"), "Grüße € –");
  EXPECT_EQ(fromWindows1252("\x81"), "\uFFFD");
}

}  // namespace
}  // namespace surefoot::test
