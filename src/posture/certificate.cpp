// SPDX-License-Identifier: MIT
#include "posture/certificate.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace surefoot {
namespace {

constexpr double kSameGain = 1e-5;  // f32 in the board's memory
constexpr double kSamePlaceMm = 0.06;

std::string plain(double value) {
  return fixedText(value, std::fabs(value) < 0.095 ? 3 : std::fabs(value) < 9.95 ? 2 : 1);
}

bool sameCalibration(const Board& a, const Board& b) {
  bool same = a.cells.size() == b.cells.size();
  for (std::size_t i = 0; same && i < a.cells.size(); ++i) {
    same = std::fabs(a.calibration[i].countsPerN / b.calibration[i].countsPerN - 1.0) < kSameGain &&
           length(a.cells[i].placeMm - b.cells[i].placeMm) < kSamePlaceMm;
  }
  return same;
}

/// "2026-11-29" -> "2027-11-29".
std::string yearLater(const std::string& day) {
  return std::to_string(parseInteger<int>(day.substr(0, 4)).value_or(0) + kCertificateMonths / 12) + day.substr(4);
}

}  // namespace

const CertifiedNumber* Certificate::find(const std::string& wanted) const {
  const auto found = std::ranges::find(numbers, wanted, &CertifiedNumber::id);
  return found == numbers.end() ? nullptr : &*found;
}

std::vector<std::string> reasonsOf(const Certificate& certificate) {
  std::vector<std::string> reasons;
  for (const CertifiedNumber& number : certificate.numbers) {
    if (!number.decides || !number.limit) {
      continue;
    }
    if (!number.value) {
      reasons.push_back(number.words + " was not measured");
    } else if (number.atMost ? *number.value > *number.limit : *number.value < *number.limit) {
      const std::string unit = number.unit.empty() ? "" : " " + number.unit;
      reasons.push_back(number.words + " is " + plain(*number.value) + unit +
                        (number.atMost ? "; at most " : "; at least ") + plain(*number.limit) + unit);
    }
  }
  return reasons;
}

std::string objectionTo(const Board& board, const Certificate* newest, const std::string& today) {
  if (newest == nullptr) {
    return isSimulated(board) ? ""
                              : "this board has no certificate: `surefoot board prove` measures how good it is, in "
                                "about 15 minutes";
  }
  const std::string day = newest->madeAt.substr(0, 10);
  if (!newest->fit()) {
    return "this board's certificate of " + day +
           " says that it is not fit for reference ranges: " + newest->reasons.front() +
           (newest->reasons.size() > 1 ? ", and more" : "") + ". Put that right, then `surefoot board prove`";
  }
  if (!newest->lapsedAt.empty()) {
    return "the noise of this board was found on " + newest->lapsedAt.substr(0, 10) +
           " to be over twice what its certificate of " + day + " says: `surefoot board diagnose`, then `board prove`";
  }
  if (!sameCalibration(board, newest->board)) {
    return "this board was calibrated after its certificate of " + day + ": `surefoot board prove` again";
  }
  if (yearLater(day) < today) {
    return "this board's certificate of " + day + " is more than 12 months old: `surefoot board prove` again";
  }
  return "";
}

}  // namespace surefoot
