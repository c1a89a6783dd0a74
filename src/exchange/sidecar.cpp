// SPDX-License-Identifier: MIT
#include "exchange/sidecar.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "surefoot-recording";
constexpr int kVersion = 1;

[[noreturn]] void refuse(const std::string& what) {
  throw Error("the board's description is wrong: " + what);
}

const Json& memberOf(const Json& object, const char* name) {
  if (!object.is_object() || !object.contains(name)) {
    refuse(std::string(name) + " is missing");
  }
  return object.at(name);
}

double numberOf(const Json& object, const char* name) {
  const Json& value = memberOf(object, name);
  if (!value.is_number() || !std::isfinite(value.get<double>())) {
    refuse(std::string(name) + " is not a number");
  }
  return value.get<double>();
}

std::string textOf(const Json& object, const char* name) {
  const Json& value = memberOf(object, name);
  if (!value.is_string()) {
    refuse(std::string(name) + " is not a text");
  }
  return value.get<std::string>();
}

template <typename Enum>
Enum wordOf(const Json& object, const char* name) {
  const auto value = valueOf<Enum>(textOf(object, name));
  if (!value) {
    refuse(std::string(name) + " \"" + textOf(object, name) + "\" is unknown");
  }
  return *value;
}

void readCells(const Json& cells, Board& board) {
  if (!cells.is_array() || cells.empty() || cells.size() > kMaxCells) {
    refuse("cells is not a list of 1 to " + std::to_string(kMaxCells));
  }
  for (const Json& cell : cells) {
    board.cells.push_back({{numberOf(cell, "x_mm"), numberOf(cell, "y_mm")}, wordOf<Zone>(cell, "zone")});
    board.calibration.push_back({numberOf(cell, "zero_counts"), numberOf(cell, "counts_per_n")});
  }
}

Json parse(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) {
    refuse("this is not JSON");
  }
  return json;
}

Json jsonOf(const Board& board) {
  Json cells = Json::array();
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    cells.push_back({{"x_mm", board.cells[i].placeMm.x},
                     {"y_mm", board.cells[i].placeMm.y},
                     {"zone", wordFor(board.cells[i].zone)},
                     {"zero_counts", board.calibration.at(i).zeroCounts},
                     {"counts_per_n", board.calibration.at(i).countsPerN}});
  }
  return {{"model", wordFor(board.model)},          {"serial", board.serial},         {"firmware", board.firmware},
          {"nominal_rate_hz", board.nominalRateHz}, {"calibrated", board.calibrated}, {"cells", cells}};
}

Board boardOf(const Json& json) {
  const Json& calibrated = memberOf(json, "calibrated");
  if (!calibrated.is_boolean()) {
    refuse("calibrated is neither true nor false");
  }
  Board board{.model = wordOf<BoardModel>(json, "model"),
              .serial = textOf(json, "serial"),
              .firmware = textOf(json, "firmware"),
              .nominalRateHz = numberOf(json, "nominal_rate_hz"),
              .calibrated = calibrated.get<bool>(),
              .cells = {},
              .calibration = {}};
  readCells(memberOf(json, "cells"), board);
  if (const std::string wrong = whatIsWrongWith(board); !wrong.empty()) {
    refuse(wrong);
  }
  return board;
}

}  // namespace

std::string boardToJson(const Board& board) {
  return jsonOf(board).dump(2);
}

Board boardFromJson(const std::string& text) {
  return boardOf(parse(text));
}

std::string sidecarText(const Sidecar& sidecar) {
  Json json{{"format", kFormat},
            {"version", kVersion},
            {"started_at", sidecar.startedAt},
            {"source", sidecar.source},
            {"samples", sidecar.samples}};
  if (const auto& health = sidecar.health) {
    json["health"] = {{"rate_hz", health->rateHz},
                      {"bad_frames", health->badFrames},
                      {"lost_samples", health->lostSamples},
                      {"gaps", health->gaps},
                      {"overflowed", health->overflowed},
                      {"straddled", health->straddled},
                      {"reconnects", health->reconnects},
                      {"silent_s", health->silentS},
                      {"wrong_readings", health->wrong.total},
                      {"wrong_readings_by_cell", health->wrong.cells}};
  }
  json["board"] = jsonOf(sidecar.board);
  return json.dump(2) + "\n";
}

Board boardFromSidecar(const std::string& text) {
  const Json json = parse(text);
  if (textOf(json, "format") != kFormat || numberOf(json, "version") != kVersion) {
    refuse("it is not a surefoot-recording of version 1");
  }
  return boardOf(memberOf(json, "board"));
}

}  // namespace surefoot
