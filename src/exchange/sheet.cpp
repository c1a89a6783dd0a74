// SPDX-License-Identifier: MIT
#include "exchange/sheet.hpp"

#include <algorithm>
#include <numeric>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "exchange/recording.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

class SheetReader {
 public:
  SheetReader(std::istream& in, std::string name, ValidityGate gate)
      : csv_(in, name), name_(std::move(name)), gate_(gate) {}

  Sheet read(const std::function<void(const SheetRow&)>& take) {
    if (!csv_.next(cells_)) {
      throw Error(name_ + " is empty: its first line must name the columns time_s, cop_x_mm, cop_y_mm");
    }
    readHeader();
    SheetRow last;
    for (bool first = true; csv_.next(cells_); first = false) {
      const SheetRow row = readRow();
      if (!first) {
        checkOrder(last, row);
      }
      take(row);
      last = row;
    }
    return std::move(sheet_);
  }

 private:
  void readHeader() {
    names_ = cells_;
    checkNames();
    time_ = needed("time_s");
    x_ = needed("cop_x_mm");
    y_ = needed("cop_y_mm");
    load_ = place("load_n");
    toeLeft_ = place("toe_left_n");
    toeRight_ = place("toe_right_n");
    if ((toeLeft_ == kAbsent) != (toeRight_ == kAbsent)) {
      csv_.fail(std::string("there is ") +
                (toeLeft_ == kAbsent ? "toe_right_n without toe_left_n" : "toe_left_n without toe_right_n") +
                ": give both or neither");
    }
    tick_ = place("tick");
    boardTime_ = place("board_time_us");
    sequence_ = place("sequence");
    faults_ = place("faults");
    for (std::size_t cell = 1; cell <= kMaxCells; ++cell) {
      raw_.push_back(place("raw_" + std::to_string(cell)));
      force_.push_back(place("force_" + std::to_string(cell) + "_n"));
    }
    raw_.erase(std::find(raw_.begin(), raw_.end(), kAbsent), raw_.end());
    force_.erase(std::find(force_.begin(), force_.end(), kAbsent), force_.end());
    const bool hasBoardTime = boardTime_ != kAbsent && sequence_ != kAbsent && faults_ != kAbsent;
    sheet_.rawCells = hasBoardTime ? raw_.size() : 0;
    sheet_.hasLoad = load_ != kAbsent || !force_.empty();
    sheet_.hasToes = toeLeft_ != kAbsent && toeRight_ != kAbsent;
    sheet_.isSession = tick_ != kAbsent && place("bout_id") != kAbsent && sheet_.rawCells > 0;
  }

  void checkNames() {
    if (names_.size() == 1 && names_.front().find(';') != std::string::npos) {
      csv_.fail(
          "the columns are separated by semicolons: save the file again with commas between columns and with decimal "
          "points");
    }
    const std::vector<Column> known = samplesColumns(kMaxCells);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (std::none_of(known.begin(), known.end(), [&](const Column& column) { return column.name == names_[i]; })) {
        csv_.fail("unknown column \"" + names_[i] +
                  "\": a recording has time_s, cop_x_mm, cop_y_mm and may have load_n, toe_left_n, toe_right_n");
      }
      if (place(names_[i]) != i) {
        csv_.fail("column \"" + names_[i] + "\" occurs twice: remove one");
      }
    }
  }

  std::size_t place(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    return found == names_.end() ? kAbsent : static_cast<std::size_t>(found - names_.begin());
  }

  std::size_t needed(std::string_view name) const {
    const std::size_t i = place(name);
    if (i == kAbsent) {
      csv_.fail("there is no column " + std::string(name) +
                ": the first line must name time_s, cop_x_mm and cop_y_mm, in any order");
    }
    return i;
  }

  SheetRow readRow() const {
    if (cells_.size() != names_.size()) {
      csv_.fail(std::to_string(cells_.size()) + " cells, but the header has " + std::to_string(names_.size()) +
                ": correct or remove the row");
    }
    SheetRow row;
    readReading(row.reading);
    readSample(row.ticked);
    return row;
  }

  void checkOrder(const SheetRow& last, const SheetRow& row) const {
    if (row.reading.tS < last.reading.tS) {
      csv_.fail("time_s goes back from " + numberText(last.reading.tS) + " to " + numberText(row.reading.tS) +
                ": sort the rows, or remove the earlier recording");
    }
    // Within a session the board may have been restarted; the ticks give the order.
    if (!sheet_.isSession && row.ticked.sample.boardTimeUs < last.ticked.sample.boardTimeUs) {
      csv_.fail("board_time_us goes back from " + std::to_string(last.ticked.sample.boardTimeUs) + " to " +
                std::to_string(row.ticked.sample.boardTimeUs) + ": sort the rows, or remove the earlier recording");
    }
    if (row.ticked.tick < last.ticked.tick) {
      csv_.fail("tick goes back: sort the rows by tick");
    }
  }

  void readReading(Reading& reading) const {
    reading.tS = number(time_);
    for (std::size_t i = 0; i < force_.size(); ++i) {
      reading.cellN[i] = number(force_[i]);
    }
    const double forceSum = std::accumulate(reading.cellN.begin(), reading.cellN.end(), 0.0);
    reading.whole.loadN = load_ != kAbsent ? number(load_) : !force_.empty() ? forceSum : kAssumedLoadN;
    reading.toeLeftN = toeLeft_ != kAbsent ? number(toeLeft_) : 0.0;
    reading.toeRightN = toeRight_ != kAbsent ? number(toeRight_) : 0.0;
    reading.hasToes = sheet_.hasToes;
    if (cells_[x_].empty() && cells_[y_].empty()) {
      return;
    }
    const Vec2 mm{number(x_), number(y_)};
    if (reading.whole.loadN >= gate_.leastLoadN) {
      reading.whole.mm = mm;
      reading.whole.valid = true;
    }
  }

  void readSample(LoggedSample& ticked) const {
    if (tick_ != kAbsent) {
      ticked.tick = integer<std::uint32_t>(tick_);
    }
    if (sheet_.rawCells == 0) {
      return;
    }
    ticked.sample.boardTimeUs = integer<std::uint64_t>(boardTime_);
    ticked.sample.sequence = integer<std::uint32_t>(sequence_);
    ticked.sample.faults = integer<std::uint32_t>(faults_);
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      ticked.sample.counts[i] = integer<std::int32_t>(raw_[i]);
    }
  }

  double number(std::size_t column) const {
    const auto value = parseNumber(cells_[column]);
    if (!value) {
      refuse(column, "is not a number");
    }
    return *value;
  }

  template <typename Integer>
  Integer integer(std::size_t column) const {
    const auto value = parseInteger<Integer>(cells_[column]);
    if (!value) {
      refuse(column, "is not a whole number in range");
    }
    return *value;
  }

  [[noreturn]] void refuse(std::size_t column, const char* what) const {
    csv_.fail(names_[column] + " \"" + cells_[column].substr(0, 40) + "\" " + what +
              ": correct the cell or remove the row");
  }

  CsvReader csv_;
  std::string name_;
  ValidityGate gate_;
  std::vector<std::string> names_;
  std::vector<std::string> cells_;
  std::size_t time_ = kAbsent;
  std::size_t x_ = kAbsent;
  std::size_t y_ = kAbsent;
  std::size_t load_ = kAbsent;
  std::size_t toeLeft_ = kAbsent;
  std::size_t toeRight_ = kAbsent;
  std::size_t tick_ = kAbsent;
  std::size_t boardTime_ = kAbsent;
  std::size_t sequence_ = kAbsent;
  std::size_t faults_ = kAbsent;
  std::vector<std::size_t> raw_;
  std::vector<std::size_t> force_;
  Sheet sheet_;
};

}  // namespace

Sheet readSheet(std::istream& in, const std::string& name, ValidityGate gate) {
  std::vector<SheetRow> rows;
  Sheet sheet = streamSheet(in, name, gate, [&rows](const SheetRow& row) { rows.push_back(row); });
  if (rows.empty()) {
    throw Error(name + " has no rows below its header: record it again, or name another file");
  }
  sheet.rows = std::move(rows);
  return sheet;
}

Sheet streamSheet(std::istream& in, const std::string& name, ValidityGate gate,
                  const std::function<void(const SheetRow&)>& take) {
  return SheetReader(in, name, gate).read(take);
}

void writeHeader(CsvWriter& csv, std::span<const Column> columns) {
  for (const Column& column : columns) {
    csv.verbatim(column.name);
  }
  csv.endRow();
}

// A restarted board counts from 0 again, but time_s never goes back.
void SheetWriter::advance(std::uint64_t boardTimeUs) {
  if (started_ && boardTimeUs > lastTimeUs_) {
    elapsedUs_ += boardTimeUs - lastTimeUs_;
  }
  started_ = true;
  lastTimeUs_ = boardTimeUs;
}

void SheetWriter::write(const Sample& sample, const Reading& reading) {
  advance(sample.boardTimeUs);
  csv_.number(sample.boardTimeUs).number(static_cast<double>(elapsedUs_) / 1e6);
  csv_.number(sample.sequence).number(sample.faults);
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    csv_.number(sample.counts[i]);
  }
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    csv_.number(reading.cellN[i]);
  }
  csv_.number(reading.whole.loadN).number(reading.toeLeftN).number(reading.toeRightN);
  if (reading.whole.valid) {
    csv_.number(reading.whole.mm.x).number(reading.whole.mm.y);
  } else {
    csv_.empty().empty();
  }
}

}  // namespace surefoot
