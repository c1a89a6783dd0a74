// SPDX-License-Identifier: MIT
// Parses WHERE of the command line.
#include "board/where.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kReplay = "replay:";
constexpr const char* kSimHelp = "write sim[:BODY][,board=split|classic][,seed=N]";

void readOption(const std::string& option, Where& where) {
  const std::size_t equals = option.find('=');
  const std::string name = option.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : option.substr(equals + 1);
  if (name == "board" && (value == "split" || value == "classic")) {
    where.model = value == "split" ? BoardModel::Split : BoardModel::Classic;
  } else if (name == "board") {
    throw Error("sim: there is no board `" + value + "`: " + kSimHelp);
  } else if (name == "seed") {
    const std::optional<std::uint64_t> seed = parseInteger<std::uint64_t>(value);
    if (!seed) {
      throw Error("sim: the seed `" + value + "` is not a whole number of 0 or more: " + kSimHelp);
    }
    where.body.seed = *seed;
  } else {
    throw Error("sim: unknown option `" + option + "`: " + kSimHelp);
  }
}

Where parseSim(const std::string& text) {
  Where where;
  where.text = text;
  where.kind = Where::Kind::Simulated;
  std::size_t at = std::string_view("sim").size();
  std::size_t end = std::min(text.find(','), text.size());
  if (text[at] == ':') {
    where.body = bodyFromText(text.substr(at + 1, end - at - 1));
  }
  while (end < text.size()) {
    at = end + 1;
    end = std::min(text.find(',', at), text.size());
    readOption(text.substr(at, end - at), where);
  }
  return where;
}

bool isSim(const std::string& text) {
  return text.starts_with("sim") && (text.size() == 3 || text[3] == ':' || text[3] == ',');
}

}  // namespace

Where parseWhere(const std::string& text) {
  if (text == "auto") {
    return {};
  }
  if (isSim(text)) {
    return parseSim(text);
  }
  Where where;
  where.text = text;
  const bool replay = text.starts_with(kReplay);
  where.kind = replay ? Where::Kind::Replay : Where::Kind::Port;
  where.path = replay ? text.substr(kReplay.size()) : text;
  if (where.path.empty()) {
    throw Error(
        "--board `" + text +
        "` does not name a board: write auto, a port such as /dev/ttyUSB0, replay:FILE.csv, or sim[:BODY][,seed=N]");
  }
  return where;
}

}  // namespace surefoot
