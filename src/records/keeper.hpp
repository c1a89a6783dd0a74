// SPDX-License-Identifier: MIT
// Writes to the database on a thread of its own, one thing after the other, so that nobody who plays waits for the disk
// or for another program. What cannot be written now is tried again until it can.
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "records/database.hpp"

namespace surefoot {

class Keeper {
 public:
  using Work = std::function<void(Database&)>;

  static constexpr std::chrono::milliseconds kPatience{10'000};

  /// Opens a connection of its own; throws Error as Database does. At its end it waits so long for another program that
  /// has the database locked.
  explicit Keeper(const Database& db, std::chrono::milliseconds patience = kPatience);
  /// Writes what can be written, as settle() does, unless that has just been tried in vain.
  ~Keeper();
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// Queues `work` and returns. It may run more than once until it goes through, so it must leave nothing behind when
  /// it throws. `what` names it in notKept(): "the answer".
  void write(std::string what, Work work);

  /// What `work` reads after everything queued before it; the future throws what `work` throws.
  template <typename Result>
  std::future<Result> read(std::function<Result(Database&)> work) {
    auto task = std::make_shared<std::packaged_task<Result(Database&)>>(std::move(work));
    std::future<Result> result = task->get_future();
    write("", [task](Database& db) { (*task)(db); });
    return result;
  }

  /// Waits until everything is written: at most the patience, and not for a disk that is full or cannot be written.
  /// False: something is not kept. For runs without a window, and after a visit.
  bool settle();
  bool settle(std::chrono::milliseconds patience);

  /// One line for the user while something cannot be written, and for good when something could not be kept; else
  /// empty. Any thread.
  std::string trouble() const;

  /// What was given up or is not written yet, each once.
  std::vector<std::string> notKept() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
