// SPDX-License-Identifier: MIT
// Quiet stance of many simulated people, compared with the published velocities and areas. The filter and the measures
// are the test's own.
#include "body/sway.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>

#include "body/listen.hpp"

namespace surefoot::test {
namespace {

constexpr int kPeople = 24;
constexpr double kRateHz = 100.0;
constexpr double kTrialS = 60.0;

struct Trial {
  double velocityCmS = 0.0;
  double areaCm2 = 0.0;
  double loadSd = 0.0;  ///< In shares of the weight.
};

/// Second-order Butterworth low-pass at 10 Hz (bilinear), forward and backward.
void smooth(std::vector<double>& x) {
  const double k = std::tan(kPi * 10.0 / kRateHz);
  const double norm = 1.0 / (1.0 + std::sqrt(2.0) * k + k * k);
  const double b = k * k * norm;
  const double a1 = 2.0 * (k * k - 1.0) * norm;
  const double a2 = (1.0 - std::sqrt(2.0) * k + k * k) * norm;
  for (int pass = 0; pass < 2; ++pass) {
    double x1 = x[0], x2 = x[0], y1 = x[0], y2 = x[0];
    for (double& value : x) {
      const double y = b * (value + 2.0 * x1 + x2) - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = value;
      y2 = y1;
      y1 = y;
      value = y;
    }
    std::reverse(x.begin(), x.end());
  }
}

/// 60 s of quiet stance, 10 s after stepping on.
Trial stand(BodySetup setup) {
  setup.behaviour = Behaviour::Quiet;
  const Board board = classicBoard();
  PersonSimulator person(setup, board);
  const auto moments = watchPerson(person, board, 16.0, 16.0 + kTrialS, kRateHz);
  const auto n = static_cast<double>(moments.size());
  std::vector<double> x;
  std::vector<double> y;
  double load = 0.0;
  double load2 = 0.0;
  for (const Moment& m : moments) {
    x.push_back(m.copMm.x);
    y.push_back(m.copMm.y);
    load += m.loadN / setup.weightN;
    load2 += (m.loadN / setup.weightN) * (m.loadN / setup.weightN);
  }
  smooth(x);
  smooth(y);
  double path = 0.0, sx = 0.0, sy = 0.0, sxx = 0.0, syy = 0.0, sxy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    path += i > 0 ? std::hypot(x[i] - x[i - 1], y[i] - y[i - 1]) : 0.0;
    sx += x[i];
    sy += y[i];
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    sxx += (x[i] - sx / n) * (x[i] - sx / n);
    syy += (y[i] - sy / n) * (y[i] - sy / n);
    sxy += (x[i] - sx / n) * (y[i] - sy / n);
  }
  // 95 % prediction ellipse (Schubert & Kirchner 2014) with F.95(2, n - 2) = 2.997 for n = 6000.
  const double k = 2.997 * 2.0 * (n - 1.0) * (n + 1.0) / (n * (n - 2.0));
  Trial trial;
  trial.velocityCmS = path / kTrialS / 10.0;
  trial.areaCm2 = kPi * k * std::sqrt(sxx * syy - sxy * sxy) / (n - 1.0) / 100.0;
  trial.loadSd = std::sqrt(load2 / n - load / n * load / n);
  return trial;
}

struct Range {
  double p5 = 0.0;
  double p25 = 0.0;
  double p75 = 0.0;
  double p95 = 0.0;
};

struct Case {
  const char* name;
  bool older;
  bool foam;
  double velocityP5;  ///< Reference ranges computed from Santos & Duarte 2016, 10.7717/peerj.2648.
  double velocityP95;
};

constexpr Case kCases[] = {{"young firm", false, false, 0.53, 1.46},
                           {"older firm", true, false, 0.69, 1.96},
                           {"young foam", false, true, 1.67, 3.42},
                           {"older foam", true, true, 2.64, 4.96}};

std::vector<Trial> people(bool older, bool foam, bool shaky) {
  std::vector<Trial> trials;
  for (int i = 0; i < kPeople; ++i) {
    BodySetup setup;
    setup.older = older;
    setup.foam = foam;
    setup.shaky = shaky;
    setup.weightN = 500.0 + 25.0 * i;
    setup.footLengthMm = 215.0 + 4.0 * i;
    setup.seed = static_cast<std::uint64_t>(i) + 1;
    trials.push_back(stand(setup));
  }
  return trials;
}

std::vector<double> column(const std::vector<Trial>& trials, double Trial::*member) {
  std::vector<double> values;
  for (const Trial& trial : trials) {
    values.push_back(trial.*member);
  }
  std::sort(values.begin(), values.end());
  return values;
}

int countWithin(const std::vector<double>& values, double low, double high) {
  return static_cast<int>(std::count_if(values.begin(), values.end(), [&](double v) { return v >= low && v <= high; }));
}

/// The row of the reference table for all people of the group, eyes open.
std::optional<Range> tableRow(const std::string& file, const Case& which, const std::string& measure) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    std::vector<std::string> cells;
    std::istringstream text(line);
    for (std::string cell; std::getline(text, cell, ',');) {
      cells.push_back(cell);
    }
    if (cells.size() == 19 && cells[0] == (which.older ? "Old" : "Young") && cells[2] == "all" && cells[3] == "Open" &&
        cells[4] == (which.foam ? "Foam" : "Firm") && cells[5] == measure) {
      return Range{std::stod(cells[12]), std::stod(cells[14]), std::stod(cells[16]), std::stod(cells[18])};
    }
  }
  return std::nullopt;
}

TEST(Sway, QuietStance_VelocityIsThatOfRealPeople) {
  for (const Case& which : kCases) {
    const auto velocity = column(people(which.older, which.foam, false), &Trial::velocityCmS);
    EXPECT_EQ(countWithin(velocity, which.velocityP5, which.velocityP95), kPeople)
        << which.name << ": " << velocity.front() << " to " << velocity.back() << " cm/s";
  }
}

TEST(Sway, QuietStance_VelocityAndAreaLieInTheReferenceTable) {
  const char* reference = std::getenv("SUREFOOT_REFERENCE");
  if (reference == nullptr) {
    GTEST_SKIP() << "no reference data";
  }
  const std::string file = std::string(reference) + "/hbedb_norms.csv";
  for (const Case& which : kCases) {
    const auto trials = people(which.older, which.foam, false);
    for (const auto& [measure, member] :
         {std::pair{"COPvelo", &Trial::velocityCmS}, std::pair{"COParea", &Trial::areaCm2}}) {
      const auto row = tableRow(file, which, measure);
      ASSERT_TRUE(row) << which.name << " " << measure << " in " << file;
      const auto values = column(trials, member);
      // The table has means of three trials; the area of a single trial is noisy enough for one person in 24 to fall
      // outside.
      EXPECT_GE(countWithin(values, row->p5, row->p95), kPeople - 1)
          << which.name << " " << measure << ": " << values.front() << " to " << values.back();
      EXPECT_EQ(countWithin({values[kPeople / 2]}, row->p25, row->p75), 1)
          << which.name << " " << measure << ": median " << values[kPeople / 2];
    }
  }
}

TEST(Sway, Shaky_SwaysBeyondTheOlderAndStillStands) {
  const auto older = people(true, false, false);
  const auto shaky = people(true, false, true);
  const double velocity = column(shaky, &Trial::velocityCmS)[kPeople / 2];
  EXPECT_GT(velocity, 1.4 * column(older, &Trial::velocityCmS)[kPeople / 2]);
  EXPECT_LT(velocity, 4.0);
  EXPECT_LT(column(shaky, &Trial::areaCm2).back(), 30.0);
}

TEST(Sway, QuietStance_LoadFluctuatesByATenthOfAPercent) {
  for (const Trial& trial : people(false, false, false)) {
    EXPECT_NEAR(trial.loadSd, 0.0009, 0.0002);
  }
}

}  // namespace
}  // namespace surefoot::test
