// SPDX-License-Identifier: MIT
#include "app/play.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/counted.hpp"
#include "base/error.hpp"
#include "play/rules.hpp"
#include "records/words.hpp"

namespace surefoot {

DayTime dayTimeNow() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  if (local.tm_hour < 11) {
    return DayTime::Morning;
  }
  return local.tm_hour < 17 ? DayTime::Midday : DayTime::Evening;
}

Place placeToday(std::span<const DatedBout> bouts) {
  Place place = placeOf(bouts);
  place.day = static_cast<int>(today());
  return place;
}

namespace {

std::ptrdiff_t completePresses(const Session& session) {
  return std::ranges::count_if(session.log(), [](const LoggedEvent& logged) {
    return logged.event.kind == EventKind::PressEnd && logged.event.press.complete;
  });
}

}  // namespace

std::optional<Person> personNamed(Database& db, const std::string& who) {
  if (who.empty()) {
    return std::nullopt;
  }
  return findPerson(db, who);
}

void checkExportTarget(const std::string& dir) {
  namespace fs = std::filesystem;
  if (dir.empty() || !fs::exists(dir)) {
    return;
  }
  if (!fs::is_directory(dir) || (!fs::is_empty(dir) && !fs::exists(fs::path(dir) / "datapackage.json"))) {
    throw Error(dir + " is not empty and no export of Surefoot: choose another directory for --record-csv");
  }
}

namespace {

/// The score is null if the bout was not measured.
void addScore(nlohmann::ordered_json& out, const ScoreSheet& sheet) {
  const std::optional<double> score = sheet.score();
  out["measured"] = sheet.measured();
  out["score"] = score ? nlohmann::ordered_json(*score) : nullptr;
  out["formula"] = sheet.formula;
  out["parts"] = nlohmann::ordered_json::array();
  for (const ScorePart& part : sheet.parts) {
    out["parts"].push_back({{"id", part.id}, {"value", part.value}, {"weight", part.weight}});
  }
}

nlohmann::ordered_json jsonOf(const PlayedBout& bout) {
  nlohmann::ordered_json out;
  out["session"] = bout.id;
  out["exercise"] = wordOf(bout.request.exercise);
  out["form"] = wordFor(bout.request.form);
  out["finished"] = !bout.stopped;
  addScore(out, bout.score);
  out["done"] = bout.done;
  out["threshold_lowered"] = bout.eased;
  out["seed"] = bout.seed;
  out["ticks"] = bout.ticks;
  out["digest"] = hexOf(bout.digest);
  return out;
}

}  // namespace

std::string keptText(const std::string& kept, const std::string& data, const std::vector<std::string>& notKept) {
  if (notKept.empty()) {
    return kept + " kept in " + data + "\n";
  }
  std::string list;
  for (const std::string& what : notKept) {
    list += (list.empty() ? "" : ", ") + what;
  }
  return "Not kept in " + data + ": " + list + "\n";
}

std::optional<int> rulesUnlessComparable(const Replay& replay) {
  return replay.comparable() ? std::nullopt : std::optional(replay.log().rules);
}

std::string sentenceOn(const Divergence& divergence) {
  std::string parts;
  for (std::size_t i = 0; i < divergence.parts.size(); ++i) {
    parts += (i == 0 ? "" : i + 1 < divergence.parts.size() ? ", " : " and ") + divergence.parts[i];
  }
  return "The replay differs from the recording from second " + std::to_string(divergence.second) + " on, in " + parts +
         ".";
}

void printVisit(const Visit& visit, const ResultText& text, bool json) {
  const Today& today = visit.guide().today();
  if (json) {
    nlohmann::ordered_json out;
    out["bouts"] = nlohmann::ordered_json::array();
    for (const PlayedBout& bout : visit.bouts()) {
      out["bouts"].push_back(jsonOf(bout));
    }
    out["plan"] = {{"share", today.share}, {"complete", today.complete}};
    out["source"] = text.source;
    if (visit.demonstration()) {
      out["demonstration"] = true;
    }
    out["data"] = text.data;
    if (const auto notKept = visit.notKept(); !notKept.empty()) {
      out["not_kept"] = notKept;
    }
    std::cout << out.dump(2) << '\n';
    return;
  }
  std::cout << std::fixed << std::setprecision(0);
  for (const PlayedBout& bout : visit.bouts()) {
    std::cout << std::left << std::setw(14) << wordOf(bout.request.exercise) << std::setw(10)
              << wordFor(bout.request.form) << std::right << std::setw(4) << bout.done << " done   ";
    if (const auto score = bout.score.score()) {
      std::cout << "score " << std::setw(3) << *score << " (" << bout.score.formula << ")";
    } else {
      std::cout << "not measured (" << bout.score.formula << ")";
    }
    std::cout << (bout.stopped ? ", stopped\n" : "\n");
  }
  std::cout << (today.complete ? "Today's plan is done.\n" : "Of today's plan ");
  if (!today.complete) {
    std::cout << 100.0 * today.share << " % is done.\n";
  }
  const bool shown = visit.demonstration();
  std::cout << keptText(counted(visit.bouts().size(), shown ? "demonstration is" : "session is",
                                shown ? "demonstrations are" : "sessions are"),
                        text.data, visit.notKept());
}

void printResult(const Session& session, const ResultText& text, bool json) {
  const ScoreSheet sheet = session.score();
  const std::string digest = hexOf(session.digest());
  if (json) {
    nlohmann::ordered_json out;
    out["session"] = text.sessionId;
    out["game"] = session.setup().game;
    out["form"] = wordFor(session.setup().bout.form);
    out["finished"] = !session.stopped();
    if (session.stopped() && !text.stoppedBecause.empty()) {
      out["stopped_because"] = text.stoppedBecause;
    }
    addScore(out, sheet);
    out["presses"] = completePresses(session);
    out["threshold_lowered"] = session.helper().eased();
    out["seed"] = session.setup().bout.seed;
    out["ticks"] = session.now();
    out["digest"] = digest;
    out["source"] = text.source;
    if (text.demonstration) {
      out["demonstration"] = true;
    }
    if (text.matches) {
      out["matches_recording"] = *text.matches;
    }
    if (text.rules) {
      out["comparable"] = false;
      out["rules"] = {{"recording", *text.rules}, {"program", kRules}};
    }
    if (text.divergence) {
      out["diverges_at_s"] = text.divergence->second;
      out["differs_in"] = text.divergence->parts;
    }
    if (!text.data.empty()) {
      out["data"] = text.data;
    }
    if (!text.notKept.empty()) {
      out["not_kept"] = text.notKept;
    }
    if (!text.csv.empty()) {
      out["csv"] = text.csv;
    }
    std::cout << out.dump(2) << '\n';
    return;
  }
  if (session.stopped()) {
    std::cout << "Stopped before the end." << (text.stoppedBecause.empty() ? "" : " ") << text.stoppedBecause << '\n';
  }
  std::cout << std::fixed << std::setprecision(0);
  if (const auto score = sheet.score()) {
    std::cout << "Score " << *score << " of 100 (" << sheet.formula << ")\n";
  } else {
    std::cout << "Done, not measured: " << session.game().done() << " of "
              << repetitionsAsked(session.exercise(), session.setup().bout.repetitions) << " (" << sheet.formula
              << ")\n";
  }
  for (const ScorePart& part : sheet.parts) {
    std::cout << "  " << std::left << std::setw(12) << part.id.substr(part.id.rfind('.') + 1) << std::right
              << std::setw(4) << 100.0 * part.value << " %  counts " << 100.0 * part.weight << " %\n";
  }
  if (session.exercise() == Exercise::ToePress) {
    std::cout << "Complete presses " << completePresses(session) << '\n';
  }
  if (const int eased = session.helper().eased(); eased > 0) {
    std::cout << "The threshold was lowered by a fifth " << (eased == 1 ? "once" : "twice")
              << ": no movement had been detected for 15 s.\n";
  }
  std::cout << "Digest " << digest << '\n';
  if (text.matches && *text.matches) {
    std::cout << "Score and digest are those of the recording.\n";
  }
  if (text.rules) {
    std::cout << "Not comparable: it was recorded under rules " << *text.rules << ", this program plays by rules "
              << kRules << ".\n";
  }
  if (text.divergence) {
    std::cout << sentenceOn(*text.divergence) << '\n';
  }
  if (!text.data.empty()) {
    std::cout << keptText("Session " + text.sessionId + (text.demonstration ? ", a demonstration," : "") + " is",
                          text.data, text.notKept);
  }
  if (!text.csv.empty()) {
    std::cout << "As CSV: " << text.csv << '\n';
  }
}

}  // namespace surefoot
