// SPDX-License-Identifier: MIT
// A clinic's reference table as its spreadsheet writes it.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "measures/reference.hpp"
#include "paths.hpp"

namespace surefoot::test {
namespace {

TEST(ReferenceTable, SavedByAGermanSpreadsheet_IsTheSameTable) {
  std::ifstream in(SUREFOOT_SOURCE_DIR "/assets/reference/hbedb.csv");
  CsvReader reader(in, "hbedb.csv");
  std::ostringstream out;
  out << "Referenz der Klinik\r\n";
  CsvWriter writer(out, {.separator = ';', .decimal = ','});
  for (std::vector<std::string> cells; reader.next(cells);) {
    for (const std::string& cell : cells) {
      parseNumber(cell) ? writer.numeral(cell) : writer.text(cell);
    }
    writer.endRow();
  }
  std::istringstream again(out.str());
  const ReferenceTable table = readReferenceTable(again, "own.csv");
  const ReferenceTable& builtIn = builtInReference();
  ASSERT_EQ(table.rows.size(), builtIn.rows.size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    EXPECT_EQ(table.rows[i].measure, builtIn.rows[i].measure);
    EXPECT_EQ(table.rows[i].people, builtIn.rows[i].people);
    EXPECT_EQ(table.rows[i].sd, builtIn.rows[i].sd);
    EXPECT_EQ(table.rows[i].coefficients, builtIn.rows[i].coefficients);
    EXPECT_EQ(table.rows[i].quantiles, builtIn.rows[i].quantiles);
    EXPECT_EQ(table.rows[i].source, builtIn.rows[i].source);
  }
}

}  // namespace
}  // namespace surefoot::test
