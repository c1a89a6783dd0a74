// SPDX-License-Identifier: MIT
// board prove and board certificate.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/dead_weight.hpp"
#include "app/guided_placing.hpp"
#include "app/options.hpp"
#include "app/sources.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/units.hpp"
#include "board/diagnose.hpp"
#include "board/proof.hpp"
#include "clinic/certificate_page.hpp"
#include "records/certificates.hpp"

namespace surefoot {
namespace {

constexpr double kEmptyS = 60.0;
constexpr double kLoadedS = 300.0;
constexpr double kReturnS = 60.0;
constexpr double kLeastS = 12.0;
constexpr int kRepeats = 5;

std::string atText(Vec2 mm) {
  return "at (" + numberText(mm.x) + ", " + numberText(mm.y) + ") mm";
}

/// The parts one after the other, each with what is to be done.
class Prover {
 public:
  Prover(SampleSource& source, const BoardProveOptions& options)
      : source_(source), options_(options), marks_(marksOf(source.board().model)), knownN_(options.kg * kNewtonsPerKg) {
    middle_ = source.board().model == BoardModel::Classic ? 4 : 2;  // of the classic deck; of the left plate
  }

  ProofRecording run() {
    recording_.board = source_.board();
    recording_.weightKg = options_.kg;
    recording_.forKg = options_.forKg;
    empty();
    returned();  // before the long load, whose creep would still be there
    loaded();
    repeats();
    if (!options_.withoutChecks) {
      checks();
    }
    toes();
    steps();
    return std::move(recording_);
  }

 private:
  double scaled(double seconds) const { return std::max(kLeastS, seconds / options_.speed); }

  static void say(const std::string& line) { std::cerr << line << std::endl; }

  void part(const char* letter, const std::string& what) { say(std::string("Part ") + letter + ": " + what); }

  void putInTheMiddle(double kg, double forS) {
    say("  put " + numberText(kg) + " kg on mark " + std::to_string(middle_ + 1) + " " +
        atText(marks_[middle_].placeMm) + " and leave it for " + fixedText(forS, 0) + " s ...");
  }

  void empty() {
    part("a", "leave the board empty for " + fixedText(scaled(kEmptyS), 0) + " s ...");
    recording_.empty = recordStill(source_, 0.0, scaled(kEmptyS), "Empty");
  }

  void loaded() {
    part("c", "noise and drift under the weight");
    putInTheMiddle(options_.kg, scaled(kLoadedS));
    recording_.before = source_.health();
    recording_.loaded = recordStill(source_, knownN_, scaled(kLoadedS), "Weight");
    recording_.after = source_.health();
    say("  take it off ...");
    recordStill(source_, 0.0, 3.0, "Empty");
  }

  void returned() {
    part("b", "return to zero");
    putInTheMiddle(options_.kg, scaled(kReturnS));
    recording_.creeping = recordStill(source_, knownN_, scaled(kReturnS), "Weight");
    say("  take it off, and leave the board empty for " + fixedText(scaled(kReturnS), 0) + " s ...");
    recording_.returned = recordStill(source_, 0.0, scaled(kReturnS), "Empty");
  }

  Placement wanted(std::size_t mark, const Mark& where, bool turned) const {
    return {mark, where.placeMm, where.zone, turned, knownN_, {}};
  }

  void repeats() {
    part("d", "the weight off and on, five times on the same mark");
    GuidedPlacing guided(source_, marks_);
    for (int k = 0; k < kRepeats; ++k) {
      recording_.repeats.push_back(guided.place(wanted(middle_, marks_[middle_], false),
                                                std::to_string(k + 1) + " of " + std::to_string(kRepeats) + ": mark " +
                                                    std::to_string(middle_ + 1) + " " +
                                                    atText(marks_[middle_].placeMm) + ", arrow to the front"));
    }
  }

  void checks() {
    part("e", "five points between the marks; mark them with ruler and pencil");
    const std::vector<Mark> points = checkMarksOf(source_.board().model);
    GuidedPlacing guided(source_, points);
    for (std::size_t k = 0; k < points.size(); ++k) {
      recording_.checks.push_back(guided.place(wanted(k, points[k], k % 2 == 1),
                                               std::to_string(k + 1) + " of " + std::to_string(points.size()) +
                                                   ": point " + atText(points[k].placeMm) + ", arrow to the " +
                                                   (k % 2 == 1 ? "back" : "front")));
      behindGap(recording_.checks.back());
    }
  }

  /// A weight on the plate behind a bar, as a toe trial that should read nothing.
  void behindGap(const Placement& placed) {
    for (std::size_t i = 0; i < recording_.board.cells.size(); ++i) {
      const Zone zone = recording_.board.cells[i].zone;
      if (isCarried(zone) && isLeft(zone) == (placed.markMm.x < 0.0)) {
        recording_.toes.push_back({isLeft(zone), 0.0, placed.counts[i] / recording_.board.calibration[i].countsPerN});
      }
    }
  }

  void toes() {
    GuidedPlacing guided(source_, marks_);
    bool told = false;
    for (std::size_t m = 0; m < marks_.size(); ++m) {
      const auto& cells = recording_.board.cells;
      const auto cell = std::ranges::find(cells, marks_[m].zone, &Cell::zone);
      if (!isCarried(marks_[m].zone) || cell == cells.end()) {
        continue;
      }
      if (!std::exchange(told, true)) {
        part("f", "toe bars");
      }
      const Placement placed =
          guided.place(wanted(m, marks_[m], false),
                       "mark " + std::to_string(m + 1) + " " + atText(marks_[m].placeMm) + ", arrow to the front");
      const auto i = static_cast<std::size_t>(cell - cells.begin());
      recording_.toes.push_back(
          {isLeft(cell->zone), knownN_, placed.counts[i] / recording_.board.calibration[i].countsPerN});
    }
  }

  void steps() {
    std::vector<double> kgs = options_.weights;
    std::ranges::sort(kgs);
    if (kgs.size() < 3) {
      return;
    }
    part("g", "your weights up and down again, without an empty board between");
    for (const double kg : kgs) {
      recording_.steps.push_back({kg, step(kg), 0.0});
    }
    recording_.steps.back().downN = recording_.steps.back().upN;
    for (std::size_t k = kgs.size() - 1; k-- > 0;) {
      recording_.steps[k].downN = step(kgs[k]);
    }
    say("  take it off");
  }

  double step(double kg) {
    putInTheMiddle(kg, 3.0);
    return stillLoadN(source_, kg * kNewtonsPerKg);
  }

  SampleSource& source_;
  const BoardProveOptions& options_;
  std::vector<Mark> marks_;
  double knownN_;
  std::size_t middle_ = 0;
  ProofRecording recording_;
};

void printNumbers(const Certificate& certificate) {
  for (const CertifiedNumber& one : certificate.numbers) {
    std::cout << std::left << std::setw(62) << one.words << std::right << std::setw(12)
              << (one.value ? fixedText(*one.value, 3) : std::string("not measured")) << ' ' << std::left
              << std::setw(6) << one.unit
              << (one.limit ? (one.atMost ? "at most " : "at least ") + numberText(*one.limit) : std::string())
              << (one.from.empty() ? "" : "  (" + one.from + ")") << '\n';
  }
  for (const std::string& remark : certificate.remarks) {
    std::cout << "look: " << remark << '\n';
  }
  std::cout << "Lightest person for whom noise and seeming sway are within limits: "
            << fixedText(certificate.leastFitKg, 0)
            << " kg\nFit for reference ranges: " << (certificate.fit() ? "yes" : "no") << '\n';
  for (const std::string& reason : certificate.reasons) {
    std::cout << "  " << reason << '\n';
  }
}

void write(const std::filesystem::path& file, const std::string& text) {
  if (file.has_parent_path()) {
    std::filesystem::create_directories(file.parent_path());
  }
  std::ofstream out(file);
  out << text;
  if (!out.flush()) {
    throw Error("cannot write " + file.string() + ": choose another --page; the certificate is kept");
  }
  std::cerr << "Certificate: " << file.string() << '\n';
}

}  // namespace

int runBoardProve(const Program& program, const BoardProveOptions& options) {
  const auto source = openSamples(options.board);
  if (!source->isLive()) {
    throw WrongUsage("only a real board can be proven: name its port with --board");
  }
  if (options.speed > 1.0 && !isSimulated(source->board())) {
    throw WrongUsage("--speed is for virtual boards: a real board needs its 15 minutes");
  }
  if (const std::vector<int> guessed = uncalibratedCells(source->board()); !guessed.empty()) {
    throw Error(cellsText(guessed) + " not calibrated yet: `surefoot board calibrate --kg " + numberText(options.kg) +
                "` first");
  }
  Database db(program.data);
  Certificate certificate = proofOf(Prover(*source, options).run());
  certificate.weightsBy = options.by;
  certificate = keepCertificate(db, certificate, SUREFOOT_VERSION);
  if (options.json) {
    std::cout << certificateToJson(certificate) << '\n';
  } else {
    printNumbers(certificate);
  }
  write(options.page.empty() ? program.data / "certificates" /
                                   (certificate.board.serial + "-" + certificate.madeAt.substr(0, 10) + ".html")
                             : std::filesystem::path(options.page),
        certificatePage(certificate));
  return 0;
}

int runBoardCertificate(const Program& program, const BoardCertificateOptions& options) {
  Database db(program.data);
  const std::vector<CertificateSummary> list = listCertificates(db, options.serial);
  if (list.empty()) {
    throw Error(options.serial.empty() ? "no board has a certificate yet: `surefoot board prove --kg 20` makes one"
                                       : "board " + options.serial + " has no certificate yet");
  }
  const Certificate newest = certificateWithId(db, list.front().id);
  if (options.json) {
    std::cout << certificateToJson(newest) << '\n';
  } else if (options.page.empty()) {
    for (const CertificateSummary& one : list) {
      std::cout << one.madeAt << "  board " << one.serial << "  fit: " << (one.fit ? "yes" : "no ") << "  noise "
                << fixedText(one.noiseMm, 3) << " mm\n";
    }
  }
  if (!options.page.empty()) {
    write(options.page, certificatePage(newest, standingOf(db, newest.board).objection));
  }
  return 0;
}

}  // namespace surefoot
