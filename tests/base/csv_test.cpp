// SPDX-License-Identifier: MIT
#include "base/csv.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/random.hpp"

namespace surefoot::test {
namespace {

using Records = std::vector<std::vector<std::string>>;

Records read(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in, "file.csv");
  Records records;
  for (std::vector<std::string> fields; reader.next(fields);) {
    records.push_back(fields);
  }
  return records;
}

std::string refusal(const std::string& text) {
  try {
    read(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Csv, Rfc4180Text_IsRead) {
  EXPECT_EQ(read("a,b\r\n1,2\r\n"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("a,b\n1,2"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("a,b\r1,2\r"), (Records{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read("\"a,\"\"b\"\"\",\"line\r\nbreak\"\n,\n"), (Records{{"a,\"b\"", "line\r\nbreak"}, {"", ""}}));
  EXPECT_EQ(read("\"\",x\r\n"), (Records{{"", "x"}}));
  EXPECT_EQ(read(""), Records{});
  EXPECT_EQ(read("\n\r\n"), Records{});
}

TEST(Csv, ByteOrderMark_IsSkippedOnlyIfWhole) {
  EXPECT_EQ(read("\xEF\xBB\xBF\"a\",b\n"), (Records{{"a", "b"}}));
  EXPECT_EQ(read("\xEF\xBBz,b\n"), (Records{{"\xEF\xBBz", "b"}}));
}

TEST(Csv, QuotesAndEveryLineEnd_LinesAreCounted) {
  std::istringstream in("a\r\n\"b\nb\"\n\nc\rd");
  CsvReader reader(in, "file.csv");
  std::vector<std::size_t> lines;
  for (std::vector<std::string> fields; reader.next(fields);) {
    lines.push_back(reader.line());
  }
  EXPECT_EQ(lines, (std::vector<std::size_t>{1, 2, 5, 6}));
}

TEST(Csv, BadText_IsRefusedWithFileAndLine) {
  EXPECT_EQ(refusal("a\n\"b"), "file.csv, line 2: a quote is not closed");
  EXPECT_EQ(refusal("a\nb\"c\n"), "file.csv, line 2: a quote in the middle of a field");
  EXPECT_EQ(refusal("a\n\"b\"c\n"), "file.csv, line 2: text after a closing quote");
  EXPECT_EQ(refusal(std::string("a\nb\0c\n", 6)), "file.csv, line 2: a NUL byte: this is not a text file");
  EXPECT_EQ(refusal(std::string(1'000'002, 'x')), "file.csv, line 1: a field of over a million characters");
  EXPECT_EQ(refusal(std::string(10'001, ',')), "file.csv, line 1: more than 10000 fields");
}

TEST(Csv, FormulaText_IsNeutralisedButNumbersAreNot) {
  for (const char* text : {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=x", "''-x"}) {
    EXPECT_EQ(neutralText(text), std::string("'") + text);
    EXPECT_EQ(plainText(neutralText(text)), text);
  }
  EXPECT_EQ(neutralText("x;=1+1,-2"), "x;'=1+1,'-2");
  EXPECT_EQ(neutralText("\xEF\xBC\x9D"
                        "1+1"),
            "'\xEF\xBC\x9D"
            "1+1");
  EXPECT_EQ(neutralText("x\n@a"), "x\n'@a");
  for (const char* text : {"x;=1+1", "x;'=1;''=2,@", ";;=\t\t=", "'\xEF\xBC\xA0x", "a\r\n+b"}) {
    EXPECT_EQ(plainText(neutralText(text)), text);
  }
  for (const char* text : {"", "x", "'x", "'", "x=1", "a, b; c"}) {
    EXPECT_EQ(neutralText(text), text);
    EXPECT_EQ(plainText(text), text);
  }
  std::ostringstream out;
  CsvWriter(out).text("=1").number(-1.5).number(-3).number(1.0 / 0.0).empty().endRow();
  EXPECT_EQ(out.str(), "'=1,-1.5,-3,,\n");
}

TEST(Csv, WrittenRecords_ReadBackTheSame) {
  Random random(11);
  const std::string alphabet = "ab,\"\r\n'=+-@\t ;\xC3\xA9";
  for (int round = 0; round < 2'000; ++round) {
    Records records;
    std::ostringstream out;
    CsvWriter writer(out);
    for (std::uint32_t row = 0, rows = random.next() % 5; row < rows; ++row) {
      // Each row begins with a letter: a row with one empty cell would be an empty line.
      records.push_back({"x"});
      writer.text("x");
      for (std::uint32_t cell = 0, cells = random.next() % 4; cell < cells; ++cell) {
        std::string text;
        for (std::uint32_t i = 0, length = random.next() % 6; i < length; ++i) {
          text += alphabet[random.next() % alphabet.size()];
        }
        writer.text(text);
        records.back().push_back(text);
      }
      writer.endRow();
    }
    Records back = read(out.str());
    for (auto& record : back) {
      for (auto& cell : record) {
        cell = plainText(cell);
      }
    }
    ASSERT_EQ(back, records) << out.str();
  }
}

}  // namespace
}  // namespace surefoot::test
