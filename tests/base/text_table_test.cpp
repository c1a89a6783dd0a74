// SPDX-License-Identifier: MIT
// Tables as other programs write them.
#include "base/text_table.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace surefoot::test {
namespace {

bool isColumn(std::string_view name) {
  return name == "time_s" || name == "x" || name == "y";
}

struct Read {
  std::vector<std::string> header;
  std::vector<std::vector<std::optional<double>>> rows;  ///< nullopt: an empty cell.
  std::string how;
  bool unusual = false;
  std::string refusal;
};

/// The numbers of a table, or its refusal.
Read read(const std::string& text) {
  Read result;
  try {
    std::istringstream in(text);
    TextTable table(in, "a.csv", isColumn);
    result.header = table.header();
    for (std::vector<std::string> cells; table.next(cells);) {
      result.rows.emplace_back();
      for (const std::string& cell : cells) {
        const auto value = table.number(cell);
        if (!value && !table.isEmpty(cell)) {
          table.fail(table.whyNoNumber(cell));
        }
        result.rows.back().push_back(value);
      }
    }
    result.how = table.understood();
    result.unusual = table.isUnusual();
  } catch (const Error& error) {
    result.refusal = error.what();
  }
  return result;
}

const std::vector<std::string> kHeader{"time_s", "x", "y"};
const std::vector<std::vector<std::optional<double>>> kRows{{0.0, -1.5, 2.0}, {0.5, 1e-3, std::nullopt}};

struct Case {
  const char* writer;
  std::string text;
  const char* how;
};

TEST(TextTable, EveryProgramsTable_IsReadTheSame) {
  const std::vector<Case> cases{
      {"Surefoot", "time_s,x,y\n0,-1.5,2\n0.5,0.001,\n", "commas, decimal points, UTF-8"},
      {"German Excel", "\xEF\xBB\xBFtime_s;x;y\r\n0;-1,5;2\r\n0,5;0,001;\r\n", "semicolons, decimal commas, UTF-8"},
      {"Excel with sep", "sep=;\r\ntime_s;x;y\r\n0;-1,5;2\r\n0,5;1,0E-03;\r\n;;\r\n",
       "semicolons, decimal commas, UTF-8; 1 line above the header left out"},
      {"French semicolons and points", "time_s;x;y\n0;-1.5;2\n0.5;0.001;\n", "semicolons, decimal points, UTF-8"},
      {"Excel Unicode text", "time_s\tx\ty\r\n0\t-1,5\t2\r\n0,5\t0,001\t\r\n", "tabs, decimal commas, UTF-8"},
      {"LibreOffice, all quoted", "\"time_s\",\"x\",\"y\"\n\"0\",\"-1,5\",\"2\"\n\"0,5\",\"0,001\",\"\"\n",
       "commas, decimal commas, UTF-8"},
      {"pandas with index", ",time_s,x,y\n0,0.0,-1.5,2.0\n1,0.5,0.001,\n",
       "commas, decimal points, UTF-8; 1 column without a name left out"},
      {"pandas, index saved twice", "Unnamed: 0,time_s,x,y\n0,0.0,-1.5,2.0\n1,0.5,0.001,\n",
       "commas, decimal points, UTF-8; 1 column without a name left out"},
      {"R write.csv", "\"\",\"time_s\",\"x\",\"y\"\n\"1\",0,-1.5,2\n\"2\",0.5,0.001,NA\n",
       "commas, decimal points, UTF-8; 1 column without a name left out; 1 cell with NaN or NA taken as empty"},
      {"R write.table", "\"time_s\" \"x\" \"y\"\n\"1\" 0 -1.5 2\n\"2\" 0.5 0.001 NA\n",
       "blanks, decimal points, UTF-8; 1 column without a name left out; 1 cell with NaN or NA taken as empty"},
      {"MATLAB writetable", "time_s,x,y\n0,-1.5,2\n0.5,0.001,NaN\n",
       "commas, decimal points, UTF-8; 1 cell with NaN or NA taken as empty"},
      {"MATLAB -ascii below a header",
       "%  time_s x y\n  0.0000000e+00 -1.5000000e+00  2.0000000e+00\n"
       "  5.0000000e-01  1.0000000e-03  NaN\n",
       "blanks, decimal points, UTF-8; 1 cell with NaN or NA taken as empty"},
      {"numpy.savetxt", "# time_s,x,y\n0.0e+00,-1.5e+00,2.0e+00\n5.0e-01,1.0e-03,nan\n",
       "commas, decimal points, UTF-8; 1 cell with NaN or NA taken as empty"},
      {"comments and a title",
       "# columns: time_s, x, y\n# 100 Hz\n\nSubject \"A\", trial 1\ntime_s,x,y\n0,-1.5,2\n"
       "0.5,0.001,#N/A\n",
       "commas, decimal points, UTF-8; 3 lines above the header left out; 1 cell with NaN or NA taken as empty"},
      {"blanks and plus", " time_s , x ,\"y\" \n+0, -1.5 ,+2.0\n\t+5e-1,\xC2\xA0+.001\xC2\xA0, \n",
       "commas, decimal points, UTF-8"},
      {"a minus of typographers",
       "time_s;x;y\n0;\xE2\x88\x92"
       "1,5;2\n0,5;0,001;\n",
       "semicolons, decimal commas, UTF-8"},
      {"a separator at the end", "time_s;x;y;\n0;-1,5;2;\n0,5;0,001;;\n",
       "semicolons, decimal commas, UTF-8; 1 column without a name left out"},
      {"comments between the rows", "time_s,x,y\n0,-1.5,2\n# a marker, here\n0.5,0.001,.\n# end\n",
       "commas, decimal points, UTF-8; 2 comments between the rows left out; 1 cell with NaN or NA taken as empty"},
      {"a separator at the end of the rows only", "time_s\tx\ty\n0\t-1.5\t2\t\n0.5\t0.001\t\t\n",
       "tabs, decimal points, UTF-8"},
      {"a separator at the end of the header only", "time_s;x;y;\n0;-1,5;2\n0,5;0,001;\n",
       "semicolons, decimal commas, UTF-8; 1 column without a name left out"},
      {"R, with rows taken out", "\"time_s\";\"x\";\"y\"\n\"1\";0;-1,5;2\n\"7\";0,5;0,001;NA\n",
       "semicolons, decimal commas, UTF-8; 1 column without a name left out; 1 cell with NaN or NA taken as empty"},
      {"bars", "time_s|x|y\n0|-1.5|2\n0.5|.001|null\n",
       "bars, decimal points, UTF-8; 1 cell with NaN or NA taken as empty"},
      {"German Windows",
       "Pr\xFC"
       "fling: M\xFCller\r\ntime_s;x;y\r\n0;-1,5;2\r\n0,5;0,001;#NV\r\n",
       "semicolons, decimal commas, Windows-1252; 1 line above the header left out; 1 cell with NaN or NA taken as "
       "empty"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.writer);
    const Read result = read(one.text);
    EXPECT_EQ(result.refusal, "");
    EXPECT_EQ(result.header, kHeader);
    EXPECT_EQ(result.rows, kRows);
    EXPECT_EQ(result.how, one.how);
    std::string wide = "\xFF\xFE";
    for (const char c : one.text) {
      wide += c;
      wide += '\0';
    }
    if (one.text.find_first_of("\xC2\xE2\xEF\xFC") == std::string::npos) {
      EXPECT_EQ(read(wide).rows, kRows) << "as UTF-16";
    }
  }
  EXPECT_FALSE(read(cases.front().text).unusual);
  EXPECT_TRUE(read(cases[1].text).unusual);
}

TEST(TextTable, AmbiguousOrForeignNumber_IsRefusedWithTheReason) {
  const auto refusalOf = [](const std::string& rows) { return read("time_s;x;y\n" + rows).refusal; };
  EXPECT_EQ(refusalOf("0;1.234,5;2\n"), "a.csv, line 2: has a mark between thousands: write it without");
  EXPECT_EQ(refusalOf("0;1,234.5;2\n"), "a.csv, line 2: has a mark between thousands: write it without");
  EXPECT_EQ(refusalOf("0;1.5;2,5\n"),
            "a.csv, line 2: has a decimal comma, but numbers before it have decimal points: use one of the two");
  EXPECT_EQ(refusalOf("0,5;1.5;2\n"),
            "a.csv, line 2: has a decimal point, but numbers before it have decimal commas: use one of the two");
  EXPECT_EQ(refusalOf("00:00:01.5;1;2\n"), "a.csv, line 2: is a time of the clock: write seconds");
  EXPECT_EQ(refusalOf("0;01. Feb;2\n"),
            "a.csv, line 2: is a day: a spreadsheet makes such of numbers, so save the file again from its source");
  for (const char* bad : {"+-1", "--1", "1 2", "0x1p3", "inf", "1,", "e5", "1e400", "+"}) {
    EXPECT_NE(read(std::string("time_s;x;y\n0;1;") + bad + "\n").refusal == "", bad != std::string("1,")) << bad;
  }
  EXPECT_EQ(read("time_s,x,y\n0,00,-1,5,2,0\n").refusal,
            "a.csv, line 2: 6 cells, but the header has 3: if these are decimal commas, save the file with semicolons "
            "between the columns");
  EXPECT_EQ(read("time_s,x,y\n0,1,2\ntime_s,x,y\n0,1,2\n").refusal,
            "a.csv, line 3: the header occurs again: these are two tables in one file, cut them apart");
}

TEST(TextTable, ColumnThatTheHeaderLacks_IsNotTakenForRowNumbers) {
  EXPECT_EQ(read("time_s;x;y\n1;1,5;2;700\n1,02;1,5;2;700\n").refusal,
            "a.csv, line 3: 4 cells, but the header has 3: correct or remove the row");
  EXPECT_EQ(read("time_s;x;y\n0;1,5;2;700\n").refusal,
            "a.csv, line 2: 4 cells, but the header has 3: correct or remove the row");
  EXPECT_EQ(read("\"time_s\" \"x\" \"y\"\n\"1\" 0 1 2\n0.5 1 2\n").refusal,
            "a.csv, line 3: 3 cells, but the rows before have 4: correct or remove the row");
}

TEST(TextTable, WholeNumber_MayEndInPointZeroButHasNoExponent) {
  std::istringstream in("time_s\n");
  const TextTable table(in, "a.csv", isColumn);
  EXPECT_EQ(table.integer<int>(" +7 "), 7);
  EXPECT_EQ(table.integer<int>("-7.0"), -7);
  EXPECT_EQ(table.integer<int>("7,0"), 7);
  for (const char* bad : {"7.5", "7e3", "1,23E+09", "2.000", "", ".0", "+-7", "99999999999"}) {
    EXPECT_FALSE(table.integer<int>(bad)) << bad;
  }
}

TEST(TextTable, FileThatIsNoText_IsRefusedByItsKind) {
  EXPECT_EQ(read(std::string("PK\x03\x04\0\0", 6)).refusal,
            "a.csv is a workbook or a zip file, not text: save the sheet as CSV, or unpack the file");
  EXPECT_NE(read("\x1F\x8B\x08").refusal, "");
  EXPECT_EQ(read("").header, std::vector<std::string>{});
}

TEST(TextTable, TextOfWindows1252_IsConvertedAndTold) {
  std::istringstream in(
      "time_s;x\n1;Gr\xFC\xDF"
      "e\n");
  TextTable table(in, "a.csv", isColumn);
  std::vector<std::string> cells;
  ASSERT_TRUE(table.next(cells));
  EXPECT_EQ(cells[1], "Grüße");
  EXPECT_EQ(table.understood(), "semicolons, decimal points, Windows-1252");
}

TEST(TextTable, UnknownNames_StandInTheFirstLineThatIsNoComment) {
  EXPECT_EQ(read("# a comment\n\nTime;CoP x;CoP y\n").header, (std::vector<std::string>{"Time", "CoP x", "CoP y"}));
}

}  // namespace
}  // namespace surefoot::test
