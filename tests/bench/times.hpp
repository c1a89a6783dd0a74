// SPDX-License-Identifier: MIT
// What benches measure with: microseconds of CPU of the calling thread, collected and printed.
#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace surefoot::test {

/// CPU time of the calling thread in microseconds, from any beginning.
inline double threadCpuUs() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e6 * static_cast<double>(now.tv_sec) + 1e-3 * static_cast<double>(now.tv_nsec);
}

class Times {
 public:
  void add(double us) { all_.push_back(us); }

  template <class Work>
  void measure(const Work& work) {
    const double before = threadCpuUs();
    work();
    add(threadCpuUs() - before);
  }

  void print(const char* what) {
    std::sort(all_.begin(), all_.end());
    const auto at = [this](double share) {
      return all_[static_cast<std::size_t>(share * static_cast<double>(all_.size() - 1))];
    };
    std::printf("  %-28s median %8.1f us   p99 %8.1f us   worst %8.1f us   (%zu)\n", what, at(0.5), at(0.99), at(1.0),
                all_.size());
  }

 private:
  std::vector<double> all_;
};

}  // namespace surefoot::test
