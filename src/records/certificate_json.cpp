// SPDX-License-Identifier: MIT
// A certificate as JSON: what the database keeps of it.
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "records/certificates.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}

std::optional<double> numberOrNone(const Json& json) {
  return json.is_number() ? std::optional(json.get<double>()) : std::nullopt;
}

Json jsonOf(const Board& board) {
  Json cells = Json::array();
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    cells.push_back({{"x_mm", board.cells[i].placeMm.x},
                     {"y_mm", board.cells[i].placeMm.y},
                     {"zone", wordFor(board.cells[i].zone)},
                     {"zero_counts", board.calibration[i].zeroCounts},
                     {"counts_per_n", board.calibration[i].countsPerN}});
  }
  return {{"model", wordFor(board.model)},  {"serial", board.serial},         {"firmware", board.firmware},
          {"rate_hz", board.nominalRateHz}, {"calibrated", board.calibrated}, {"cells", cells}};
}

Board boardOf(const Json& json) {
  Board board;
  board.model = valueOf<BoardModel>(json.at("model").get<std::string>()).value_or(BoardModel::Classic);
  board.serial = json.at("serial").get<std::string>();
  board.firmware = json.at("firmware").get<std::string>();
  board.nominalRateHz = json.at("rate_hz").get<double>();
  board.calibrated = json.at("calibrated").get<bool>();
  for (const Json& cell : json.at("cells")) {
    board.cells.push_back({{cell.at("x_mm").get<double>(), cell.at("y_mm").get<double>()},
                           valueOf<Zone>(cell.at("zone").get<std::string>()).value_or(Zone::Plate)});
    board.calibration.push_back({cell.at("zero_counts").get<double>(), cell.at("counts_per_n").get<double>()});
  }
  return board;
}

}  // namespace

std::string certificateToJson(const Certificate& c) {
  Json json{{"format", "surefoot-certificate"},
            {"version", 1},
            {"id", c.id},
            {"made_at", c.madeAt},
            {"program", c.program},
            {"board", jsonOf(c.board)},
            {"weight_kg", c.weightKg},
            {"weights_by", c.weightsBy},
            {"for_kg", c.forKg},
            {"noise_mm", c.noiseMm},
            {"least_fit_kg", c.leastFitKg},
            {"fit", c.fit()},
            {"reasons", c.reasons},
            {"remarks", c.remarks},
            {"cell_noise_n", c.cellNoiseN},
            {"points_from", c.pointsFrom},
            {"numbers", Json::array()},
            {"points", Json::array()},
            {"allan", Json::array()}};
  for (const CertifiedNumber& n : c.numbers) {
    json["numbers"].push_back({{"id", n.id},
                               {"words", n.words},
                               {"value", orNull(n.value)},
                               {"unit", n.unit},
                               {"limit", orNull(n.limit)},
                               {"limit_is", n.atMost ? "at most" : "at least"},
                               {"from", n.from},
                               {"decides", n.decides}});
  }
  for (const CertifiedPoint& p : c.points) {
    json["points"].push_back({p.atMm.x, p.atMm.y, p.errorMm.x, p.errorMm.y});
  }
  for (const AllanPoint& a : c.allan) {
    json["allan"].push_back({a.seconds, a.xMm, a.yMm, a.loadN});
  }
  return json.dump(1);
}

Certificate certificateFromJson(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    Certificate c;
    c.id = json.at("id").get<std::string>();
    c.madeAt = json.at("made_at").get<std::string>();
    c.program = json.at("program").get<std::string>();
    c.board = boardOf(json.at("board"));
    c.weightKg = json.at("weight_kg").get<double>();
    c.weightsBy = json.at("weights_by").get<std::string>();
    c.forKg = json.at("for_kg").get<double>();
    c.noiseMm = json.at("noise_mm").get<double>();
    c.leastFitKg = json.at("least_fit_kg").get<double>();
    c.reasons = json.at("reasons").get<std::vector<std::string>>();
    c.remarks = json.at("remarks").get<std::vector<std::string>>();
    c.cellNoiseN = json.at("cell_noise_n").get<std::vector<double>>();
    c.pointsFrom = json.at("points_from").get<std::string>();
    for (const Json& n : json.at("numbers")) {
      c.numbers.push_back({n.at("id").get<std::string>(), n.at("words").get<std::string>(), numberOrNone(n.at("value")),
                           n.at("unit").get<std::string>(), numberOrNone(n.at("limit")), n.at("limit_is") == "at most",
                           n.at("from").get<std::string>(), n.at("decides").get<bool>()});
    }
    for (const Json& p : json.at("points")) {
      c.points.push_back(
          {{p.at(0).get<double>(), p.at(1).get<double>()}, {p.at(2).get<double>(), p.at(3).get<double>()}});
    }
    for (const Json& a : json.at("allan")) {
      c.allan.push_back({a.at(0).get<double>(), a.at(1).get<double>(), a.at(2).get<double>(), a.at(3).get<double>()});
    }
    return c;
  } catch (const Json::exception& error) {
    throw Error(std::string("a stored certificate cannot be read: ") + error.what());
  }
}

}  // namespace surefoot
