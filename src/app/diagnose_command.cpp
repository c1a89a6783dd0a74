// SPDX-License-Identifier: MIT
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "app/sources.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/diagnose.hpp"
#include "records/certificates.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kMostSamples = 100'000;

std::string verdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::Ok:
      return "ok";
    case Verdict::Warn:
      return "look";
    default:
      return "BAD";
  }
}

std::string boundName(Bound bound) {
  return bound == Bound::AtLeast ? "at least" : "at most";
}

std::string short3(double value) {
  std::ostringstream out;
  out << std::setprecision(3) << value;
  return out.str();
}

void printJson(const SampleSource& source, const Diagnosis& diagnosis) {
  const Board& board = source.board();
  nlohmann::ordered_json out{{"source", source.describe()},
                             {"serial", board.serial},
                             {"firmware", board.firmware},
                             {"empty", diagnosis.empty},
                             {"verdict", verdictName(diagnosis.verdict())},
                             {"findings", nlohmann::ordered_json::array()}};
  for (const Finding& finding : diagnosis.findings) {
    out["findings"].push_back({{"id", finding.id},
                               {"cell", finding.cell},
                               {"value", finding.value},
                               {"unit", finding.unit},
                               {"limit", finding.limit},
                               {"limit_is", boundName(finding.bound)},
                               {"verdict", verdictName(finding.verdict)},
                               {"advice", finding.advice}});
  }
  std::cout << out.dump(2) << '\n';
}

void printTable(const SampleSource& source, const Diagnosis& diagnosis) {
  std::cout << source.describe() << (diagnosis.empty ? ", empty\n" : ", somebody on it: zeros are not shown\n");
  for (const Finding& finding : diagnosis.findings) {
    const std::string what = finding.id + (finding.cell == 0 ? "" : ", cell " + std::to_string(finding.cell));
    std::cout << std::left << std::setw(5) << verdictName(finding.verdict) << std::setw(22) << what << std::right
              << std::setw(9) << short3(finding.value) << " " << std::left << std::setw(6) << finding.unit
              << std::setw(9) << boundName(finding.bound) << std::setw(7) << short3(finding.limit) << finding.advice
              << '\n';
  }
  std::cout << (diagnosis.verdict() == Verdict::Ok ? "All is well.\n" : "See the lines above that are not ok.\n");
}

/// Beside the board's certificate, if this computer has one; noise over twice of it ends the certificate.
void compareWithCertificate(const Program& program, const Board& board, std::span<const Sample> samples,
                            Diagnosis& diagnosis) {
  if (board.serial.empty() || !std::filesystem::exists(program.data)) {
    return;
  }
  Database db(program.data);
  const std::optional<Certificate> certificate = newestCertificate(db, board.serial);
  if (!certificate) {
    return;
  }
  for (Finding& finding : besideCertified(board, samples, certificate->cellNoiseN)) {
    if (finding.verdict != Verdict::Ok) {
      lapse(db, certificate->id);
    }
    diagnosis.findings.push_back(std::move(finding));
  }
}

}  // namespace

int runBoardDiagnose(const Program& program, const BoardDiagnoseOptions& options) {
  const auto source = openRawSamples(options.board);
  std::cerr << "Measuring " << source->describe() << " for " << options.seconds
            << " s; leave it empty, or shift your weight from foot to foot ...\n";
  std::vector<Sample> kept;
  forEachTick(*source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      if (kept.size() < kMostSamples) {
        kept.push_back(sample);
      }
    }
    return static_cast<double>(tick) * kTickS < options.seconds;
  });
  if (kept.empty()) {
    throw Error("no sample came from " + source->describe() + " in " + numberText(options.seconds) +
                " s: unplug the board and plug it in again; if it stays silent, flash its firmware");
  }
  Diagnosis diagnosis = diagnose(source->board(), source->health(), kept);
  compareWithCertificate(program, source->board(), kept, diagnosis);
  if (options.json) {
    printJson(*source, diagnosis);
  } else {
    printTable(*source, diagnosis);
  }
  return 0;
}

}  // namespace surefoot
