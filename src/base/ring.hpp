// SPDX-License-Identifier: MIT
// A lock-free queue from one thread to another.
#pragma once

#include <array>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <cstdint>

namespace surefoot {

/// Holds up to `kCapacity` (a power of two) items. One thread pushes, one thread pops. An item that does not fit is
/// dropped and counted, so the reader sees the oldest items and then a gap; an item is never overwritten while it is
/// read.
template <typename T, std::size_t kCapacity>
class Ring {
  static_assert(kCapacity > 0 && (kCapacity & (kCapacity - 1)) == 0, "the capacity is a power of two");

 public:
  /// For the pushing thread. False: the ring is full; `item` is dropped and counted.
  bool push(const T& item) {
    const std::size_t head = head_.load(std::memory_order_relaxed);
    const std::size_t held = head - tail_.load(std::memory_order_acquire);
    assert(held <= kCapacity && "one thread pushes");
    if (held == kCapacity) {
      overflowed_.fetch_add(1, std::memory_order_relaxed);
      return false;
    }
    items_[head & (kCapacity - 1)] = item;
    head_.store(head + 1, std::memory_order_release);
    return true;
  }

  /// For the popping thread. False: the ring is empty; `item` is unchanged.
  bool pop(T& item) {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    const std::size_t held = head_.load(std::memory_order_acquire) - tail;
    assert(held <= kCapacity && "one thread pops");
    if (held == 0) {
      return false;
    }
    item = items_[tail & (kCapacity - 1)];
    tail_.store(tail + 1, std::memory_order_release);
    return true;
  }

  /// For any thread: the number of items dropped so far.
  std::uint64_t overflowed() const { return overflowed_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kCacheLine = 64;

  std::array<T, kCapacity> items_{};
  // The indices grow for ever and wrap only on access. Each has a cache line of its own, so that the two threads do not
  // contend for one.
  alignas(kCacheLine) std::atomic<std::size_t> head_{0};
  alignas(kCacheLine) std::atomic<std::size_t> tail_{0};
  alignas(kCacheLine) std::atomic<std::uint64_t> overflowed_{0};
};

}  // namespace surefoot
