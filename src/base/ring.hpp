// SPDX-License-Identifier: MIT
// A queue from one thread to one other thread without a lock. Knows nothing of what it carries.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace surefoot {

/// Holds up to `kCapacity` (a power of two) items. One thread pushes, one thread pops. What does not fit is dropped
/// and counted: the reader sees the oldest items and a gap, never an item overwritten while it reads.
template <typename T, std::size_t kCapacity>
class Ring {
  static_assert(kCapacity > 0 && (kCapacity & (kCapacity - 1)) == 0, "the capacity is a power of two");

 public:
  /// For the pushing thread. False: full, `item` is dropped and counted.
  bool push(const T& item) {
    const std::size_t head = head_.load(std::memory_order_relaxed);
    if (head - tail_.load(std::memory_order_acquire) == kCapacity) {
      overflowed_.fetch_add(1, std::memory_order_relaxed);
      return false;
    }
    items_[head & (kCapacity - 1)] = item;
    head_.store(head + 1, std::memory_order_release);
    return true;
  }

  /// For the popping thread. False: empty, `item` is untouched.
  bool pop(T& item) {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    if (tail == head_.load(std::memory_order_acquire)) {
      return false;
    }
    item = items_[tail & (kCapacity - 1)];
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }

  /// For any thread: how many items were dropped so far.
  std::uint64_t overflowed() const { return overflowed_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kCacheLine = 64;

  std::array<T, kCapacity> items_{};
  // Counted up without end and wrapped only on access; each on its own cache line, so that the two threads do not
  // take it from each other.
  alignas(kCacheLine) std::atomic<std::size_t> head_{0};
  alignas(kCacheLine) std::atomic<std::size_t> tail_{0};
  alignas(kCacheLine) std::atomic<std::uint64_t> overflowed_{0};
};

}  // namespace surefoot
