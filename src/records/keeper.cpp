// SPDX-License-Identifier: MIT
#include "records/keeper.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "records/sql.hpp"
#include "records/unavailable.hpp"

namespace surefoot {
namespace {

constexpr std::chrono::milliseconds kBetweenTries{500};
constexpr int kBusyMs = 1000;  // in SQLite, before a try has failed

struct Queued {
  std::string what;
  Keeper::Work work;
};

void addOnce(std::vector<std::string>& all, const std::string& what) {
  if (!what.empty() && std::ranges::find(all, what) == all.end()) {
    all.push_back(what);
  }
}

}  // namespace

struct Keeper::Impl {
  Impl(const Database& database, std::chrono::milliseconds patienceGiven)
      : db(database.directory()), patience(patienceGiven) {
    guarded(db.file(), [&] { db.sql() << "pragma busy_timeout = " + std::to_string(kBusyMs); });
    thread = std::thread([this] { run(); });
  }

  void run();
  bool tryFirst(std::unique_lock<std::mutex>& guard);
  void loseIfGone();

  Database db;  ///< The thread's alone.
  const std::chrono::milliseconds patience;

  mutable std::mutex mutex;
  std::condition_variable wake;     ///< Something was queued, or stop.
  std::condition_variable changed;  ///< Something was written, given up or failed.
  std::deque<Queued> queue;
  std::string blocked;               ///< Why the first cannot be written now.
  bool locked = false;               ///< `blocked` by another program: that passes.
  unsigned long long failures = 0;   ///< Tries that failed.
  std::vector<std::string> givenUp;  ///< What could not be written for a reason that does not pass.
  std::string givenUpBecause;
  std::vector<std::string> written;  ///< Lost if the file turns out to be gone.
  bool waitedInVain = false;         ///< Since the last write was queued.
  bool stop = false;
  std::thread thread;
};

void Keeper::Impl::run() {
  std::unique_lock guard(mutex);
  while (!stop) {
    if (queue.empty()) {
      wake.wait(guard, [this] { return stop || !queue.empty(); });
    } else if (!tryFirst(guard)) {
      wake.wait_for(guard, kBetweenTries, [this] { return stop; });
    }
  }
}

/// A file that is deleted while it is open takes everything that is written, and keeps nothing.
void Keeper::Impl::loseIfGone() {
  try {
    db.checkIsThere();
  } catch (const Error& error) {
    for (const std::string& what : written) {
      addOnce(givenUp, what);
    }
    givenUpBecause = error.what();
  }
}

/// False: it stays the first and is tried again.
bool Keeper::Impl::tryFirst(std::unique_lock<std::mutex>& guard) {
  const Work& work = queue.front().work;  // stays where it is while others are queued behind it
  std::string failure;
  bool passes = false;
  bool isLock = false;
  guard.unlock();
  try {
    db.checkIsThere();
    work(db);
  } catch (const Unavailable& error) {
    failure = error.what();
    passes = true;
    isLock = error.isLock();
  } catch (const std::exception& error) {
    failure = error.what();
  }
  guard.lock();
  if (passes) {
    blocked = failure;
    locked = isLock;
    ++failures;
    changed.notify_all();
    return false;
  }
  Queued done = std::move(queue.front());
  queue.pop_front();
  blocked.clear();
  addOnce(written, done.what);
  if (!failure.empty()) {
    addOnce(givenUp, done.what);
    givenUpBecause = failure;
  }
  changed.notify_all();
  // What the work held may be the last of a session, whose end touches the disk: not while others wait for the lock.
  guard.unlock();
  done = {};
  guard.lock();
  return true;
}

Keeper::Keeper(const Database& db, std::chrono::milliseconds patience) : impl_(std::make_unique<Impl>(db, patience)) {}

Keeper::~Keeper() {
  if (!impl_->waitedInVain) {
    settle();
  }
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->stop = true;
  }
  impl_->wake.notify_all();
  impl_->thread.join();
}

void Keeper::write(std::string what, Work work) {
  {
    const std::lock_guard guard(impl_->mutex);
    impl_->queue.push_back({std::move(what), std::move(work)});
    impl_->waitedInVain = false;
  }
  impl_->wake.notify_all();
}

bool Keeper::settle() {
  return settle(impl_->patience);
}

bool Keeper::settle(std::chrono::milliseconds patience) {
  Impl& impl = *impl_;
  std::unique_lock guard(impl.mutex);
  const unsigned long long before = impl.failures;
  const auto hopeless = [&] { return impl.failures > before && !impl.locked; };
  impl.changed.wait_for(guard, patience, [&] { return impl.queue.empty() || hopeless(); });
  impl.waitedInVain = !impl.queue.empty();
  impl.loseIfGone();
  return impl.queue.empty() && impl.givenUp.empty();
}

std::string Keeper::trouble() const {
  const std::lock_guard guard(impl_->mutex);
  if (!impl_->blocked.empty()) {
    return "what is done now is not kept yet: " + impl_->blocked;
  }
  return impl_->givenUpBecause.empty() ? "" : "not everything could be kept: " + impl_->givenUpBecause;
}

std::vector<std::string> Keeper::notKept() const {
  const std::lock_guard guard(impl_->mutex);
  std::vector<std::string> all = impl_->givenUp;
  for (const Queued& queued : impl_->queue) {
    addOnce(all, queued.what);
  }
  return all;
}

}  // namespace surefoot
