// SPDX-License-Identifier: MIT
// The columns of files with samples.
#include <array>

#include "records/tables.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

using enum CellType;

constexpr std::array<Column, 5> kSessionPart{{
    {"bout_id", Text, "", "Current bout; empty before and after", ""},
    {"phase", Text, "", "zero, step-on, stand-still, play or result", "", allWords<Phase>},
    {"valid", Boolean, "", "The centre of pressure is valid: enough load, no faulty cell", ""},
    {"supported", Boolean, "", "Hand support: part of the weight is not on the board", ""},
    {"tick", Integer, "", "Tick of 1/120 s in which the session received it", ""},
}};

constexpr Column kPause{"pause", Text, "", "Why the game is paused; empty if it is running", ""};

constexpr std::array<Column, 4> kBoardPart{{
    {"board_time_us", Integer, "us", "Board clock, unwrapped", ""},
    {"time_s", Number, "s", "Time since the first sample, on the board's clock", ""},
    {"sequence", Integer, "", "Increases by one for each sample of the board: a gap appears as a jump", ""},
    {"faults", Integer, "", "Bits by cell: 0-7 dead, 8-15 saturated, 16-23 out of sync; 24 read during a conversion",
     ""},
}};

constexpr std::array<Column, 5> kReadingPart{{
    {"load_n", Number, "N", "All cells", ""},
    {"toe_left_n", Number, "N", "Toe bar of the left foot", ""},
    {"toe_right_n", Number, "N", "Toe bar of the right foot", ""},
    {"cop_x_mm", Number, "mm", "Centre of pressure to the person's right; empty if it is not valid", ""},
    {"cop_y_mm", Number, "mm", "Centre of pressure forward; empty if it is not valid", ""},
}};

constexpr std::array<std::string_view, kMaxCells> kRawNames{"raw_1", "raw_2", "raw_3", "raw_4",
                                                            "raw_5", "raw_6", "raw_7", "raw_8"};
constexpr std::array<std::string_view, kMaxCells> kForceNames{"force_1_n", "force_2_n", "force_3_n", "force_4_n",
                                                              "force_5_n", "force_6_n", "force_7_n", "force_8_n"};

}  // namespace

std::vector<Column> recordingColumns(std::size_t cells) {
  std::vector<Column> columns(kBoardPart.begin(), kBoardPart.end());
  for (std::size_t i = 0; i < cells; ++i) {
    columns.push_back({kRawNames[i], Integer, "1", "Counts of this cell", ""});
  }
  for (std::size_t i = 0; i < cells; ++i) {
    columns.push_back({kForceNames[i], Number, "N", "Force of this cell", ""});
  }
  columns.insert(columns.end(), kReadingPart.begin(), kReadingPart.end());
  return columns;
}

std::vector<Column> samplesColumns(std::size_t cells) {
  std::vector<Column> columns(kSessionPart.begin(), kSessionPart.end());
  const std::vector<Column> recording = recordingColumns(cells);
  columns.insert(columns.end(), recording.begin(), recording.end());
  columns.push_back(kPause);
  return columns;
}

}  // namespace surefoot
