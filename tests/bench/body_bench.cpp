// SPDX-License-Identifier: MIT
// What a simulated person costs: time per sample at 120 samples a second, and how much faster than real time that is.
#include <benchmark/benchmark.h>

#include "body/person.hpp"

namespace surefoot::test {
namespace {

void person(benchmark::State& state, const char* text, const Board& board) {
  PersonSimulator simulator(bodyFromText(text), board);
  std::int64_t sample = 0;
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(simulator.forcesAt(static_cast<double>(sample++) / 120.0));
  }
  state.counters["real time x"] = benchmark::Counter(static_cast<double>(sample) / 120.0, benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(person, quiet_classic, "quiet", classicBoard());
BENCHMARK_CAPTURE(person, toe_press_split, "toe-press", splitBoard());
BENCHMARK_CAPTURE(person, toe_press_shaky_supported_split, "toe-press+shaky+supported", splitBoard());
BENCHMARK_CAPTURE(person, ankle_circle_split, "ankle-circle", splitBoard());

}  // namespace
}  // namespace surefoot::test

BENCHMARK_MAIN();
