// SPDX-License-Identifier: MIT
#include "records/log_rows.hpp"

#include <charconv>

#include "base/error.hpp"

namespace surefoot {
namespace {

/// Thirty days: a session that was left paused for a weekend can be read, one of absurd length never ends.
constexpr Tick kMostTicks = 30 * 24 * 3600 * Tick{kTicksPerSecond};

std::vector<LoggedTick> ticksFrom(const std::vector<LoggedSample>& samples, const std::vector<Row>& events) {
  std::map<Tick, TickCommand> ticks;
  for (const auto& [tick, sample] : samples) {
    ticks[tick].samples.push_back(sample);
  }
  for (const Row& event : events) {
    if (event.text("kind") == "key") {
      ticks[event.integer<Tick>("tick")].keys.push_back(event.word<Key>("detail"));
    }
  }
  std::vector<LoggedTick> log;
  log.reserve(ticks.size());
  for (auto& [tick, command] : ticks) {
    log.push_back({tick, std::move(command)});
  }
  return log;
}

BoutSetup boutFrom(const Row& bout) {
  return {.seed = bout.integer<std::uint64_t>("seed"),
          .form = bout.word<Form>("form"),
          .repetitions = bout.integer<int>("repetitions"),
          .holdS = bout.number("hold_s"),
          .restS = bout.number("rest_s"),
          .foot = bout.has("foot") ? bout.word<Foot>("foot") : Foot::Both,
          .difficulty = bout.number("difficulty"),
          .dayTime = bout.word<DayTime>("day_time")};
}

PersonFacts factsFrom(const Row& session) {
  PersonFacts facts{.footLengthMm = session.number("used_foot_length_mm"),
                    .bestToeN = session.number("used_best_toe_n")};
  if (session.has("used_reach_mm")) {
    facts.reachMm = session.number("used_reach_mm");
    facts.tiptoeShare = session.number("used_tiptoe_share");
  }
  return facts;
}

std::uint64_t digestIn(const Row& row, std::string_view part) {
  std::uint64_t value = 0;
  const std::string& text = row.text(part);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Error(std::string(part) + " \"" + text.substr(0, 40) + "\" is not a digest of 16 hexadecimal digits");
  }
  return value;
}

/// `kind` is "board" or "zero"; without cells if there are none of that kind.
Board boardFrom(const SessionRows& rows, std::string_view kind) {
  Board board{.model = rows.session.word<BoardModel>("board_model"),
              .serial = rows.session.text("board_serial"),
              .firmware = rows.session.text("firmware"),
              .nominalRateHz = rows.session.number("nominal_rate_hz"),
              .calibrated = rows.session.flag("board_calibrated"),
              .cells = {},
              .calibration = {}};
  for (const Row& cell : rows.calibrations) {
    if (cell.text("kind") == kind) {
      board.cells.push_back({{cell.number("x_mm"), cell.number("y_mm")}, cell.word<Zone>("zone")});
      board.calibration.push_back({cell.number("zero_counts"), cell.number("counts_per_n")});
    }
  }
  if (board.cells.size() > kMaxCells) {
    throw Error("a board has at most " + std::to_string(kMaxCells) + " cells, but this one has " +
                std::to_string(board.cells.size()));
  }
  return board;
}

}  // namespace

Board zeroedBoard(const SessionRows& rows) {
  const Board zeroed = boardFrom(rows, "zero");
  return zeroed.cells.empty() ? boardFrom(rows, "board") : zeroed;
}

SessionLog logFrom(const SessionRows& rows, const std::vector<LoggedSample>& samples) {
  SessionLog log;
  log.id = rows.session.text("session_id");
  log.setup = {.board = boardFrom(rows, "board"),
               .zeroed = rows.session.has("zeroed") && rows.session.flag("zeroed"),
               .person = factsFrom(rows.session),
               .game = rows.bout.text("game"),
               .bout = boutFrom(rows.bout),
               .holdsOn = rows.session.has("support") && saysTheyHoldOn(rows.session.word<HandSupport>("support"))};
  log.ticks = ticksFrom(samples, rows.events);
  log.tickCount = rows.session.integer<Tick>("tick_count");
  log.status = rows.session.word<SessionStatus>("status");
  log.score = rows.bout.numberIfAny("score");
  log.digest = rows.session.text("digest");
  log.rules = rows.session.has("rules") ? rows.session.integer<int>("rules") : kFirstRules;
  for (const Row& row : rows.digests) {
    log.digests.push_back(
        {row.integer<Tick>("second"), {digestIn(row, "game"), digestIn(row, "movement"), digestIn(row, "clock")}});
  }
  if (log.tickCount > kMostTicks) {
    throw Error("session " + log.id + ": tick_count " + std::to_string(log.tickCount) +
                " is more than thirty days: the export is damaged, export it again");
  }
  if (log.tickCount < 0 ||
      (!log.ticks.empty() && (log.ticks.front().tick < 0 || log.ticks.back().tick >= log.tickCount))) {
    throw Error("session " + log.id + ": tick_count does not match its samples and keys");
  }
  return log;
}

void Course::goTo(Tick tick) {
  for (; next_ < events_.size() && events_[next_].integer<Tick>("tick") <= tick; ++next_) {
    const std::string& kind = events_[next_].text("kind");
    if (kind == "phase") {
      phase_ = events_[next_].text("detail");
    } else if (kind == "pause") {
      pause_ = events_[next_].text("detail");
    } else if (kind == "support-start" || kind == "support-end") {
      supported_ = kind == "support-start";
    }
  }
}

double bodyWeightFrom(const std::vector<Row>& events) {
  double weight = 0.0;
  for (const Row& event : events) {
    if (event.text("kind") == "weight-measured") {
      weight = event.number("value");
    }
  }
  return weight;
}

}  // namespace surefoot
