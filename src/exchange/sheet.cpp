// SPDX-License-Identifier: MIT
#include "exchange/sheet.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/text_table.hpp"
#include "exchange/column_names.hpp"
#include "exchange/recording.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

std::string inLowerCase(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return lower;
}

bool isNumberLike(std::string_view text) {
  return !text.empty() && text.find_first_not_of("+-0123456789.,eE") == std::string_view::npos;
}

/// On a time that goes back by `byS`, to `toS` after the first one. Sorting would mix two recordings.
std::string adviceOnOrder(double byS, double toS) {
  constexpr double kNearS = 1.0;
  if (byS > kNearS && toS < kNearS) {
    return ": the clock starts again here (did the board restart, did midnight pass, or are these two recordings?), so "
           "cut the file before this line and use the parts one by one";
  }
  return ": put the rows into the order in which they were recorded, or cut the file before this line if these are two "
         "recordings";
}

class SheetReader {
 public:
  SheetReader(std::istream& in, std::string name, ValidityGate gate)
      : csv_(in, name, isRecordingColumn), name_(std::move(name)), gate_(gate) {}

  Sheet read(const std::function<void(const SheetRow&)>& take) {
    if (csv_.header().empty()) {
      throw Error(name_ + " is empty: its first line must name the columns time_s, cop_x_mm, cop_y_mm");
    }
    readHeader();
    std::optional<SheetRow> last;
    for (bool first = true; csv_.next(cells_); first = false) {
      if (first && isLineOfUnits()) {
        sheet_.hasUnits = true;
        continue;
      }
      SheetRow row;
      if (!readRow(row)) {
        ++sheet_.rowsWithoutForce;
        continue;
      }
      firstS_ = last ? firstS_ : row.reading.tS;
      if (last) {
        checkOrder(*last, row);
      }
      take(row);
      last = row;
    }
    sheet_.read = csv_.understood();
    sheet_.unusual = csv_.isUnusual();
    return std::move(sheet_);
  }

 private:
  void readHeader() {
    readNames();
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
    forces_ = force_;
    for (const std::size_t column : {load_, toeLeft_, toeRight_}) {
      if (column != kAbsent) {
        forces_.push_back(column);
      }
    }
  }

  void readNames() {
    if (std::ranges::all_of(csv_.header(), isNumberLike)) {
      csv_.fail(
          "there is no header: put a line with the names of the columns above it, time_s, cop_x_mm and cop_y_mm "
          "for seconds and millimetres");
    }
    for (const std::string& written : csv_.header()) {
      const std::string name = recordingColumnOf(written);
      if (name.empty()) {
        csv_.fail("unknown column \"" + written.substr(0, 40) + "\": " + adviceOnColumn(written));
      }
      if (place(name) != kAbsent) {
        csv_.fail("column \"" + written + "\" occurs twice: remove one");
      }
      names_.push_back(name);
      if (name != written) {
        sheet_.renamed += (sheet_.renamed.empty() ? "" : ", ") + written.substr(0, 40) + " taken as " + name;
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

  /// Some programs write the units below the names. They must be those of the names.
  bool isLineOfUnits() const {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string_view cell = trimmed(cells_[i]);
      const bool bracketed = cell.size() > 2 && (cell.front() == '(' || cell.front() == '[');
      const std::string unit = inLowerCase(bracketed ? cell.substr(1, cell.size() - 2) : cell);
      if (unit.empty() || !names_[i].ends_with('_' + unit)) {
        return false;
      }
    }
    return true;
  }

  /// False if the sample is missing.
  bool readRow(SheetRow& row) {
    row.reading.tS = number(time_);
    if (std::ranges::any_of(forces_, [this](std::size_t column) { return csv_.isEmpty(cells_[column]); })) {
      return false;
    }
    readReading(row.reading);
    readSample(row.ticked);
    return true;
  }

  void checkOrder(const SheetRow& last, const SheetRow& row) const {
    if (row.reading.tS < last.reading.tS) {
      csv_.fail("time_s goes back from " + numberText(last.reading.tS) + " to " + numberText(row.reading.tS) +
                adviceOnOrder(last.reading.tS - row.reading.tS, row.reading.tS - firstS_));
    }
    checkSameTime(last.reading, row.reading);
    // Within a session the board may have been restarted; the ticks give the order.
    const std::uint64_t lastUs = last.ticked.sample.boardTimeUs;
    const std::uint64_t timeUs = row.ticked.sample.boardTimeUs;
    if (!sheet_.isSession && timeUs < lastUs) {
      csv_.fail("board_time_us goes back from " + std::to_string(lastUs) + " to " + std::to_string(timeUs) +
                adviceOnOrder(static_cast<double>(lastUs - timeUs) * 1e-6, static_cast<double>(timeUs) * 1e-6));
    }
    if (row.ticked.tick < last.ticked.tick) {
      csv_.fail("tick goes back: the rows are not as they were exported, export the session again");
    }
  }

  /// What comes of two recordings that were sorted into one.
  void checkSameTime(const Reading& last, const Reading& now) const {
    constexpr double kFarMm = 10.0;
    const double mm = length(now.whole.mm - last.whole.mm);
    if (sheet_.rawCells == 0 && now.tS == last.tS && last.whole.valid && now.whole.valid && mm > kFarMm) {
      csv_.fail("two samples at time_s " + numberText(now.tS) + " lie " + fixedText(mm, 0) +
                " mm apart: if these are two recordings sorted into one, take them apart, else remove the wrong row");
    }
  }

  void readReading(Reading& reading) {
    for (std::size_t i = 0; i < force_.size(); ++i) {
      reading.cellN[i] = number(force_[i]);
    }
    const double forceSum = std::accumulate(reading.cellN.begin(), reading.cellN.end(), 0.0);
    reading.whole.loadN = load_ != kAbsent ? number(load_) : !force_.empty() ? forceSum : kAssumedLoadN;
    reading.toeLeftN = toeLeft_ != kAbsent ? number(toeLeft_) : 0.0;
    reading.toeRightN = toeRight_ != kAbsent ? number(toeRight_) : 0.0;
    reading.hasToes = sheet_.hasToes;
    const bool noX = csv_.isEmpty(cells_[x_]);
    const bool noY = csv_.isEmpty(cells_[y_]);
    if (noX || noY) {
      sheet_.rowsWithHalfAPlace += noX != noY ? 1 : 0;
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

  double number(std::size_t column) {
    const auto value = csv_.number(cells_[column]);
    if (!value) {
      refuse(column, csv_.whyNoNumber(cells_[column]));
    }
    return *value;
  }

  template <typename Integer>
  Integer integer(std::size_t column) const {
    const auto value = csv_.integer<Integer>(cells_[column]);
    if (!value) {
      refuse(column, "is not a whole number in range");
    }
    return *value;
  }

  [[noreturn]] void refuse(std::size_t column, const std::string& what) const {
    csv_.fail(names_[column] + " \"" + cells_[column].substr(0, 40) + "\" " + what +
              (what.find(':') == std::string::npos ? ": correct the cell or remove the row" : ""));
  }

  TextTable csv_;
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
  std::vector<std::size_t> forces_;  ///< All columns of forces that the file has.
  double firstS_ = 0.0;
  Sheet sheet_;
};

}  // namespace

Sheet readSheet(std::istream& in, const std::string& name, ValidityGate gate) {
  std::vector<SheetRow> rows;
  Sheet sheet = streamSheet(in, name, gate, [&rows](const SheetRow& row) { rows.push_back(row); });
  if (rows.empty() && sheet.rowsWithoutForce > 0) {
    throw Error(name + " has a column of forces that is empty in every row: remove it, or write the forces into it");
  }
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
