// SPDX-License-Identifier: MIT
#include "measures/reference.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <sstream>
#include <tuple>

#include "base/error.hpp"
#include "base/text_table.hpp"
#include "measures/built_in_reference.hpp"
#include "measures/definition.hpp"

namespace surefoot {
namespace {

/// A smaller group is no basis for a percentile.
constexpr int kLeastPeople = 5;

/// Stores a cell in its field of a row; false if it is not valid there.
struct Column {
  std::string_view name;
  std::function<bool(ReferenceRow&, TextTable&, const std::string&)> put;
};

Column text(std::string_view name, std::string ReferenceRow::*field) {
  return {name, [field](ReferenceRow& row, TextTable& /*csv*/, const std::string& cell) {
            row.*field = plainText(trimmed(cell));
            return !(row.*field).empty();
          }};
}

Column whole(std::string_view name, int ReferenceRow::*field, int least) {
  return {name, [field, least](ReferenceRow& row, TextTable& csv, const std::string& cell) {
            const auto value = csv.integer<int>(cell);
            row.*field = value.value_or(0);
            return value && *value >= least;
          }};
}

Column number(std::string_view name, double ReferenceRow::*field, bool positive = true) {
  return {name, [field, positive](ReferenceRow& row, TextTable& csv, const std::string& cell) {
            const auto value = csv.number(cell);
            row.*field = value.value_or(0.0);
            return value && (!positive || *value > 0.0);
          }};
}

const std::vector<Column>& columns() {
  using Row = ReferenceRow;
  static const std::vector<Column> kColumns{
      text("table", &Row::table),
      text("band", &Row::band),
      whole("age_from", &Row::ageFrom, 0),
      whole("age_to", &Row::ageTo, 0),
      number("mean_age", &Row::meanAge),
      text("condition", &Row::condition),
      text("measure", &Row::measure),
      text("definition", &Row::definition),
      text("unit", &Row::unit),
      whole("people", &Row::people, kLeastPeople),
      whole("women", &Row::women, 0),
      number("ln_mean", &Row::lnMean, false),
      number("ln_sd", &Row::lnSd),
      number("p5", &Row::p5),
      number("p50", &Row::p50),
      number("p95", &Row::p95),
      whole("trials", &Row::trials, 1),
      number("duration_s", &Row::durationS),
      number("least_rate_hz", &Row::leastRateHz),
      {"filter",
       [](Row& row, TextTable& /*csv*/, const std::string& cell) {
         const auto filter = filterOf(trimmed(cell));
         row.filter = filter.value_or(Filter::None);
         return filter.has_value();
       }},
      number("most_noise_mm", &Row::mostNoiseMm),
      text("footwear", &Row::footwear),
      text("stance", &Row::stance),
      text("device", &Row::device),
      text("source", &Row::source),
  };
  return kColumns;
}

/// The column for each field of the header.
std::vector<const Column*> headerOf(const TextTable& csv) {
  const std::vector<std::string>& names = csv.header();
  if (names.empty()) {
    csv.fail("it is empty: the first line must name the columns");
  }
  std::vector<const Column*> header;
  for (const std::string& name : names) {
    const auto column = std::ranges::find(columns(), name, &Column::name);
    if (column == columns().end()) {
      csv.fail("a reference table has no column `" + name + "`");
    }
    if (std::ranges::find(header, &*column) != header.end()) {
      csv.fail("column `" + name + "` occurs twice");
    }
    header.push_back(&*column);
  }
  for (const Column& column : columns()) {
    if (std::ranges::find(header, &column) == header.end()) {
      csv.fail("column `" + std::string(column.name) + "` is missing");
    }
  }
  return header;
}

std::string whatIsWrongWith(const ReferenceRow& row) {
  const Definition* definition = findDefinition(row.measure);
  if (definition == nullptr) {
    return "there is no measure `" + row.measure + "`";
  }
  if (row.definition != definition->id || row.unit != definition->unit) {
    return "`" + row.measure + "` is measured here as " + std::string(definition->id) + " in " +
           std::string(definition->unit) + ", not as " + row.definition + " in " + row.unit;
  }
  if (row.ageFrom > row.ageTo) {
    return "age_from is greater than age_to";
  }
  if (row.women > row.people) {
    return "more women than people";
  }
  return row.p5 < row.p50 && row.p50 < row.p95 ? "" : "p5, p50 and p95 are not in increasing order";
}

}  // namespace

ReferenceTable readReferenceTable(std::istream& in, const std::string& name) {
  TextTable csv(in, name, [](std::string_view column) {
    return std::ranges::find(columns(), column, &Column::name) != columns().end();
  });
  const std::vector<const Column*> header = headerOf(csv);
  ReferenceTable table;
  std::vector<std::string> cells;
  while (csv.next(cells)) {
    ReferenceRow row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!header[i]->put(row, csv, cells[i])) {
        csv.fail("`" + cells[i] + "` is not valid for " + std::string(header[i]->name));
      }
    }
    if (const std::string wrong = whatIsWrongWith(row); !wrong.empty()) {
      csv.fail(wrong);
    }
    const auto place = [](const ReferenceRow& at) { return std::tie(at.measure, at.condition, at.band); };
    if (std::ranges::any_of(table.rows, [&](const ReferenceRow& other) { return place(other) == place(row); })) {
      csv.fail(row.measure + ", " + row.condition + ", " + row.band + " occurs twice");
    }
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) {
    csv.fail("no rows below the header");
  }
  return table;
}

const ReferenceTable& builtInReference() {
  static const ReferenceTable kTable = [] {
    std::istringstream in{std::string(kBuiltInReference)};
    return readReferenceTable(in, "assets/reference/hbedb.csv");
  }();
  return kTable;
}

ReferenceTable referenceIn(const std::filesystem::path& dataDirectory) {
  const std::filesystem::path own = dataDirectory / "reference.csv";
  std::error_code ignored;
  if (!std::filesystem::exists(own, ignored)) {
    return builtInReference();
  }
  std::ifstream in(own, std::ios::binary);
  if (!in) {
    throw Error(own.string() + " cannot be read: check its permissions, or remove it to use the built-in table");
  }
  return readReferenceTable(in, own.string());
}

}  // namespace surefoot
