// SPDX-License-Identifier: MIT
// Does the interval of the percentile hold the true one, for people who are measured in one session beside a reference
// of 147 others? Prints its coverage (aim: 95 %), the same without the person's own error, and its mean width.
// `percentile_bench PEOPLE` simulates that many people a line (10,000).
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "measures/measured_people.hpp"

namespace surefoot::test {
namespace {

template <typename Choose>
void line(const char* who, const Population& population, int people, Choose choose) {
  const Coverage coverage = coverageOf(population, people, 21, choose);
  std::printf("  %-34s %6.1f %%  %6.1f %%  %5.0f points", who, 100.0 * coverage.share(),
              100.0 * coverage.shareWithoutError(), coverage.width / coverage.people);
  const auto& middle = coverage.measuredOfMiddle;
  if (middle.size() >= 100) {
    const auto at = [&](double share) {
      return middle[static_cast<std::size_t>(share * static_cast<double>(middle.size()))];
    };
    std::printf("  truly P50: measured P%.0f to P%.0f (middle half), P%.0f to P%.0f (95 %%)", at(0.25), at(0.75),
                at(0.025), at(0.975));
  }
  std::printf("\n");
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  using namespace surefoot::test;
  const int people = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10000;
  const auto all = [](const MeasuredPerson&, double) { return true; };
  std::printf("%-36s %8s  %8s  %12s\n", "", "coverage", "without", "mean width");
  line("everybody", {}, people, all);
  line("18 to 34 years", {}, people, [](const MeasuredPerson& p, double) { return p.age < 35.0; });
  line("35 to 59 years", {}, people / 4, [](const MeasuredPerson& p, double) { return p.age >= 35.0 && p.age < 60.0; });
  line("60 to 85 years", {}, people, [](const MeasuredPerson& p, double) { return p.age >= 60.0; });
  line("men", {}, people, [](const MeasuredPerson& p, double) { return p.male; });
  line("women", {}, people, [](const MeasuredPerson& p, double) { return !p.male; });
  line("truly under P10", {}, people / 4, [](const MeasuredPerson&, double truth) { return truth < 10.0; });
  line("truly P10 to P90", {}, people, [](const MeasuredPerson&, double t) { return t >= 10.0 && t <= 90.0; });
  line("truly over P90", {}, people / 4, [](const MeasuredPerson&, double truth) { return truth > 90.0; });
  line("people are normal, not skewed", {.skewness = 0.01}, people, all);
  line("people are twice as skewed", {.skewness = 1.0}, people, all);
  line("a session's error is 0.10", {.errorSd = 0.10}, people, all);
  line("a session's error is 0.20", {.errorSd = 0.20}, people, all);
}
