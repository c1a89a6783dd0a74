// SPDX-License-Identifier: MIT
// Any bytes at all, to the CSV reader and the reader of recordings: nothing crashes, what is read reads back, a refusal
// is one line.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "exchange/sheet.hpp"

namespace {

using namespace surefoot;

void require(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
  }
}

void readRecords(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in, "fuzz");
  for (std::vector<std::string> fields; reader.next(fields);) {
    std::ostringstream out;
    CsvWriter writer(out);
    writer.text("first");
    for (const std::string& field : fields) {
      writer.text(field);
    }
    writer.endRow();
    std::istringstream again(out.str());
    CsvReader rereader(again, "fuzz");
    std::vector<std::string> back;
    require(rereader.next(back) && back.size() == fields.size() + 1, "what is written reads back");
    for (std::size_t i = 0; i < fields.size(); ++i) {
      require(plainText(back[i + 1]) == fields[i], "each cell reads back");
    }
  }
}

void readRows(const std::string& text) {
  std::istringstream in(text);
  const Sheet sheet = readSheet(in, "fuzz", {});
  require(!sheet.rows.empty() && sheet.rawCells <= kMaxCells, "a sheet has rows");
  double lastS = sheet.rows.front().reading.tS;
  for (const SheetRow& row : sheet.rows) {
    const Reading& reading = row.reading;
    require(reading.tS >= lastS && std::isfinite(reading.tS), "time never goes back");
    require(std::isfinite(reading.whole.mm.x) && std::isfinite(reading.whole.mm.y), "CoP is finite");
    lastS = reading.tS;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const auto read : {readRecords, readRows}) {
    try {
      read(text);
    } catch (const Error& error) {
      require(error.what()[0] != '\0', "a refusal says why");
    }
  }
  return 0;
}
