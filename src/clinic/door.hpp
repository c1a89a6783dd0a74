// SPDX-License-Identifier: MIT
// Who is let in: passwords, the first user's code, sessions, tokens of forms, lock-out. Knows no page.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "records/users.hpp"

namespace surefoot {

inline constexpr std::size_t kLeastPassword = 10;   ///< Characters; NIST SP 800-63B asks for eight.
inline constexpr std::size_t kMostPassword = 1024;  ///< Bytes.
inline constexpr std::int64_t kIdleS = 20 * 60;
inline constexpr std::int64_t kLongestSessionS = 10 * 3600;
inline constexpr int kFreeFailures = 5;  ///< Wrong passwords in a row before the first lock.

/// From the failure on which it follows: 30 s, doubled with each further one, an hour at most; 0 before the fifth.
std::int64_t lockSeconds(int failures);

/// argon2id (libsodium's crypto_pwhash_str, interactive limits: 64 MiB). Throws Error when the password is too short or
/// too long, or there is no memory.
std::string hashPassword(const std::string& password);
bool isPassword(const std::string& hash, const std::string& password);

/// 256 random bits in hexadecimal.
std::string randomToken();

struct LoggedIn {
  std::string userId;
  std::string userName;
};

enum class LoginResult : std::uint8_t { Welcome, Wrong, Locked };

struct LoginOutcome {
  LoginResult result = LoginResult::Wrong;
  std::string token;       ///< For the cookie, when welcome.
  std::int64_t waitS = 0;  ///< When locked.
};

/// Safe for several threads. The database is not: `db` is used under the caller's lock.
class Door {
 public:
  /// Unix time in seconds; a test brings its own.
  using Clock = std::function<std::int64_t()>;

  explicit Door(Clock clock = {});

  /// What the first user must type, as printed on the terminal: "AB3D-9KMQ-X7TZ".
  const std::string& setupCode() const { return setupCode_; }
  /// Wrong codes lock as wrong passwords do; absent when it must be waited, else whether the code is right.
  std::optional<bool> trySetupCode(const std::string& code);

  /// Takes about a tenth of a second, longer for nobody than for somebody: names cannot be found by trying.
  /// `withDb` runs its argument under the lock of the database.
  LoginOutcome logIn(const std::string& name, const std::string& password,
                     const std::function<void(const std::function<void(Database&)>&)>& withDb);
  std::string openSession(const LoggedIn& who);
  /// Who has this cookie; counts as a sign of life.
  std::optional<LoggedIn> whoHas(const std::string& token);
  void logOut(const std::string& token);
  /// All sessions of a user but the one of `exceptToken`.
  void logOutUser(const std::string& userId, const std::string& exceptToken = {});

  /// What a form must bring back, given the cookie of the browser that it was made for.
  std::string formToken(const std::string& cookie) const;
  bool isFormToken(const std::string& cookie, const std::string& token) const;

 private:
  struct OpenSession {
    LoggedIn who;
    std::int64_t openedAt = 0;
    std::int64_t seenAt = 0;
  };
  struct Failures {
    int count = 0;
    std::int64_t lockedUntil = 0;
  };

  std::string keyOf(const std::string& token) const;
  void sweep(std::int64_t now);
  Failures failed(int before, std::int64_t now) const;
  Failures& strangerNamed(const std::string& name);
  std::int64_t lockOfStranger(const std::string& name);
  void countStranger(const std::string& name, std::int64_t now);

  Clock clock_;
  std::array<unsigned char, 32> secret_{};
  std::string setupCode_;
  std::string nobodysHash_;
  std::mutex hashing_;  ///< One password at a time: 64 MiB each.
  mutable std::mutex mutex_;
  std::map<std::string, OpenSession> sessions_;  ///< By a hash of the token: memory holds no cookie.
  std::map<std::string, Failures> strangers_;    ///< Names that are no user's.
  Failures setup_;
};

}  // namespace surefoot
