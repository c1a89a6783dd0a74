// SPDX-License-Identifier: MIT
#include "base/plain_signs.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

TEST(PlainSigns, UsualText_IsAllowed) {
  for (const char* text : {"", "Anna Berg", "Jürgen Weiß", "Søren Ø", "محمد", "日本語", "é – “x” …", "a'b\"c;=1"}) {
    EXPECT_EQ(faultInSigns(text), "") << text;
  }
  EXPECT_EQ(faultInSigns("one\r\n\ttwo", Lines::Many), "");
}

TEST(PlainSigns, ControlOrDirectionMark_IsRefused) {
  for (const std::string& text :
       {std::string("a\0b", 3), std::string("\x1B[2J"), std::string("a\nb"), std::string("a\tb"), std::string("\x7F"),
        std::string("\xC2\x9B"
                    "2J"),
        std::string("\xE2\x80\xAE"
                    "gnp"),
        std::string("\xE2\x81\xA6x"), std::string("\xE2\x80\xA8"), std::string("\xFF"), std::string("\xC3")}) {
    EXPECT_NE(faultInSigns(text), "") << text;
  }
  for (const char* text : {"\x1B[2J", "a\x07", "\xE2\x80\xAEgnp"}) {
    EXPECT_NE(faultInSigns(text, Lines::Many), "") << text;
  }
}

}  // namespace
}  // namespace surefoot::test
