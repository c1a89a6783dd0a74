// SPDX-License-Identifier: MIT
#include "measures/reference.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <sstream>
#include <tuple>

#include <boost/math/distributions/normal.hpp>

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

/// Numbers with blanks between them: `count` of them, or at least one if that is 0. No spreadsheet takes such a cell
/// for a number, so decimal points stay points.
Column numbers(std::string_view name, std::vector<double> ReferenceRow::*field, std::size_t count) {
  return {name, [field, count](ReferenceRow& row, TextTable& /*csv*/, const std::string& cell) {
            std::istringstream words(plainText(trimmed(cell)));
            std::vector<double>& values = row.*field;
            values.clear();
            for (std::string word; words >> word;) {
              const auto value = parseNumber(word);
              if (!value) {
                return false;
              }
              values.push_back(*value);
            }
            return count == 0 ? !values.empty() : values.size() == count;
          }};
}

constexpr std::size_t kTerms = 5;
constexpr std::size_t kCovariances = kTerms * (kTerms + 1) / 2;
/// Of mean velocity with open eyes on the firm floor, for bands, which do not say how a person varies.
constexpr double kUsualTrialSd = 0.145;
constexpr double kUsualDaySd = 0.134;

/// What both kinds of table have.
std::vector<Column> commonColumns() {
  using Row = ReferenceRow;
  return {
      text("table", &Row::table),
      whole("age_from", &Row::ageFrom, 0),
      whole("age_to", &Row::ageTo, 0),
      text("condition", &Row::condition),
      text("measure", &Row::measure),
      text("definition", &Row::definition),
      text("unit", &Row::unit),
      whole("people", &Row::people, kLeastPeople),
      whole("women", &Row::women, 0),
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
}

std::vector<Column> with(std::vector<Column> more) {
  std::vector<Column> all = commonColumns();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

const std::vector<Column>& bandColumns() {
  using Row = ReferenceRow;
  static const std::vector<Column> kColumns = with({
      text("band", &Row::band),
      {"mean_age",
       [](Row&, TextTable& csv, const std::string& cell) {
         const auto age = csv.number(cell);
         return age && *age > 0.0;
       }},
      {"ln_mean",
       [](Row& row, TextTable& csv, const std::string& cell) {
         const auto mean = csv.number(cell);
         row.coefficients = {mean.value_or(0.0), 0.0, 0.0, 0.0, 0.0};
         return mean.has_value();
       }},
      number("ln_sd", &Row::sd),
      number("p5", &Row::p5),
      number("p50", &Row::p50),
      number("p95", &Row::p95),
  });
  return kColumns;
}

const std::vector<Column>& regressionColumns() {
  using Row = ReferenceRow;
  static const std::vector<Column> kColumns = with({
      {"predictors",
       [](Row& row, TextTable& /*csv*/, const std::string& written) {
         const std::string_view cell = trimmed(written);
         row.usesSex = cell == "age+sex" || cell == "age+sex+height";
         row.usesHeight = cell == "age+height" || cell == "age+sex+height";
         return row.usesSex || row.usesHeight || cell == "age";
       }},
      number("height_from_cm", &Row::heightFromCm),
      number("height_to_cm", &Row::heightToCm),
      numbers("people_by_age", &Row::peopleByAge, 0),
      numbers("coefficients", &Row::coefficients, kTerms),
      numbers("covariance", &Row::covariance, kCovariances),
      number("sd", &Row::sd),
      number("freedom", &Row::freedom),
      numbers("quantiles", &Row::quantiles, kQuantileLevels.size()),
      number("trial_sd", &Row::trialSd),
      number("day_sd", &Row::daySd),
  });
  return kColumns;
}

/// A band is a regression with nothing but a mean, and a normal rest.
void completeBand(ReferenceRow& row) {
  row.covariance.assign(kCovariances, 0.0);
  row.covariance.front() = 1.0 / row.people;
  row.freedom = row.people - 1.0;
  row.trialSd = kUsualTrialSd;
  row.daySd = kUsualDaySd;
  for (const double level : kQuantileLevels) {
    row.quantiles.push_back(row.sd * boost::math::quantile(boost::math::normal_distribution<double>(), level));
  }
}

/// The column for each field of the header.
std::vector<const Column*> headerOf(const TextTable& csv, bool& isRegression) {
  const std::vector<std::string>& names = csv.header();
  if (names.empty()) {
    csv.fail("it is empty: the first line must name the columns");
  }
  isRegression = std::ranges::find(names, "predictors") != names.end();
  const std::vector<Column>& columns = isRegression ? regressionColumns() : bandColumns();
  std::vector<const Column*> header;
  for (const std::string& name : names) {
    const auto column = std::ranges::find(columns, name, &Column::name);
    if (column == columns.end()) {
      csv.fail("a reference table of " + std::string(isRegression ? "regressions" : "age bands") + " has no column `" +
               name + "`: assets/reference/README.md lists those it has");
    }
    if (std::ranges::find(header, &*column) != header.end()) {
      csv.fail("column `" + name + "` occurs twice");
    }
    header.push_back(&*column);
  }
  for (const Column& column : columns) {
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
  if (!row.band.empty()) {
    return row.p5 < row.p50 && row.p50 < row.p95 ? "" : "p5, p50 and p95 are not in increasing order";
  }
  if (std::ranges::adjacent_find(row.quantiles, std::greater_equal()) != row.quantiles.end()) {
    return "the quantiles are not in increasing order";
  }
  return row.heightFromCm < row.heightToCm ? "" : "height_from_cm is not less than height_to_cm";
}

}  // namespace

ReferenceTable readReferenceTable(std::istream& in, const std::string& name) {
  TextTable csv(in, name, [](std::string_view column) {
    const auto has = [column](const std::vector<Column>& columns) {
      return std::ranges::find(columns, column, &Column::name) != columns.end();
    };
    return has(bandColumns()) || has(regressionColumns());
  });
  bool isRegression = false;
  const std::vector<const Column*> header = headerOf(csv, isRegression);
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
    if (!isRegression) {
      completeBand(row);
    }
    const auto place = [](const ReferenceRow& at) {
      return std::tie(at.measure, at.condition, at.band, at.usesSex, at.usesHeight);
    };
    if (std::ranges::any_of(table.rows, [&](const ReferenceRow& other) { return place(other) == place(row); })) {
      csv.fail(row.measure + ", " + row.condition + (row.band.empty() ? "" : ", " + row.band) + " occurs twice");
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
