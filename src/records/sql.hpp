// SPDX-License-Identifier: MIT
// SQL helpers for the .cpp files of this folder: columns that may be NULL, transactions, errors as one line.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <soci/soci.h>

namespace surefoot {

/// For a bout b: training, not a trial of a balance test.
inline constexpr const char* kIsTraining = "b.exercise <> 'balance-test'";

/// A value that may be NULL. Bind `value` and `indicator` directly in the statement: what soci::use returns keeps
/// references to its arguments and must not outlive the expression.
template <typename T>
struct Nullable {
  T value{};
  soci::indicator indicator = soci::i_null;

  Nullable() = default;
  Nullable(const std::optional<T>& from) : value(from.value_or(T{})), indicator(from ? soci::i_ok : soci::i_null) {}

  std::optional<T> get() const { return indicator == soci::i_ok ? std::optional<T>(value) : std::nullopt; }
};

bool isInTransaction(soci::session& sql);

/// A write transaction, rolled back unless committed. Waits for other writers at its beginning, not in the middle.
/// Within another it is a part of it (a savepoint): what it has committed stands when the outer one commits.
class Transaction {
 public:
  explicit Transaction(soci::session& sql) : sql_(sql), inner_(isInTransaction(sql)) {
    sql_ << (inner_ ? "savepoint part" : "begin immediate");
  }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  void commit();

 private:
  soci::session& sql_;
  bool inner_;
  bool open_ = true;
};

/// Everything read within it sees one state of the database.
class Snapshot {
 public:
  explicit Snapshot(soci::session& sql) : sql_(sql), inner_(isInTransaction(sql)) {
    if (!inner_) {
      sql_ << "begin";
    }
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  soci::session& sql_;
  bool inner_;
};

/// One row of the table of chunks; `samples` are packed by packChunk().
void insertChunk(soci::session& sql, const std::string& sessionId, long long number, const std::string& samples);

/// Opens `file` with the settings shared by all connections.
std::unique_ptr<soci::session> connect(const std::filesystem::path& file);

/// Turns a database error into an Error for the user.
[[noreturn]] void explain(const soci::soci_error& error, const std::filesystem::path& file);

/// The file is not a database, or is a damaged one.
bool isDamage(const soci::soci_error& error);

/// Runs `work`; an exception from SOCI becomes an Error that names the file.
template <typename Work>
auto guarded(const std::filesystem::path& file, Work&& work) {
  try {
    return work();
  } catch (const soci::soci_error& error) {
    explain(error, file);
  }
}

}  // namespace surefoot
