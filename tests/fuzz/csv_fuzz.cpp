// SPDX-License-Identifier: MIT
// Any bytes at all, to the readers of tables and of recordings, and the judge of what they read: nothing crashes, what
// is read reads back, the encoding makes no difference, a refusal is one line.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/text_table.hpp"
#include "exchange/column_names.hpp"
#include "exchange/judge.hpp"
#include "exchange/sheet.hpp"
#include "measures/reference.hpp"

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

/// All that a table says, or its refusal.
std::string contentOf(const std::string& text) {
  std::string content;
  try {
    std::istringstream in(text);
    TextTable table(in, "fuzz", isRecordingColumn);
    for (const std::string& name : table.header()) {
      content += name + '\n';
    }
    for (std::vector<std::string> cells; table.next(cells);) {
      require(cells.size() == table.header().size(), "a cell for each column");
      for (const std::string& cell : cells) {
        require(isUtf8(cell), "each cell is UTF-8");
        const bool empty = table.isEmpty(cell);
        const auto value = table.number(cell);
        require(!value || std::isfinite(*value), "numbers are finite");
        require(!value || !empty, "nothing is no number");
        require(value || !table.whyNoNumber(cell).empty(), "a refusal says why");
        const auto whole = table.integer<std::int32_t>(cell);
        require(!whole || !value || *whole == *value, "a whole number is a number");
        content += cell + (value ? numberText(*value) : std::string("-")) + '\n';
      }
    }
    require(!table.understood().empty(), "it says how it read");
  } catch (const Error& error) {
    content += error.what();
  }
  return content;
}

void readTable(const std::string& text) {
  const std::string content = contentOf(text);
  const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\0'; };
  if (!std::ranges::all_of(text, plain)) {
    return;
  }
  require(contentOf("\xEF\xBB\xBF" + text) == content, "a mark of UTF-8 makes no difference");
  for (const bool little : {true, false}) {
    std::string wide = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : text) {
      wide += little ? c : '\0';
      wide += little ? '\0' : c;
    }
    require(contentOf(wide) == content, "UTF-16 makes no difference");
  }
}

void readReference(const std::string& text) {
  std::istringstream in(text);
  require(!readReferenceTable(in, "fuzz").rows.empty(), "a reference has rows");
}

void judge(const Sheet& sheet) {
  Recording recording;
  recording.hasLoad = sheet.hasLoad;
  recording.hasToes = sheet.hasToes;
  for (const SheetRow& row : sheet.rows) {
    recording.readings.push_back(row.reading);
  }
  for (const Purpose purpose : {Purpose::Sway, Purpose::Movement, Purpose::ToeForce, Purpose::Replay}) {
    std::vector<std::string> said = doubtsAbout(recording, purpose);
    said.push_back(whyNotJudged(recording, purpose));
    require(std::ranges::all_of(said, [](const std::string& line) { return line.find('\n') == line.npos; }),
            "what is said is one line");
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
  judge(sheet);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const auto read : {readRecords, readTable, readRows, readReference}) {
    try {
      read(text);
    } catch (const Error& error) {
      require(error.what()[0] != '\0', "a refusal says why");
    }
  }
  return 0;
}
