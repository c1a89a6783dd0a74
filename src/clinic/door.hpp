// SPDX-License-Identifier: MIT
// Access control: passwords, the setup code for the first user, sessions, form tokens, lock-out. Knows no page.
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

/// The wait after this many failures: 30 s from the fifth, doubled with each further one, at most an hour; 0 before.
std::int64_t lockSeconds(int failures);

/// argon2id (libsodium's crypto_pwhash_str, interactive limits: 64 MiB). Throws Error if the password is too short or
/// too long, or if there is not enough memory.
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
  std::string token;       ///< For the cookie, if the login succeeded.
  std::int64_t waitS = 0;  ///< If locked.
};

/// Thread-safe.
class Door {
 public:
  /// Unix time in seconds; tests supply their own.
  using Clock = std::function<std::int64_t()>;

  explicit Door(Clock clock = {});

  /// The code that the first user must enter, as shown on the terminal: "AB3D-9KMQ-X7TZ".
  const std::string& setupCode() const { return setupCode_; }
  /// Wrong codes cause the same lock-out as wrong passwords. Absent during a lock-out, otherwise whether the code is
  /// right.
  std::optional<bool> trySetupCode(const std::string& code);

  /// Takes about a tenth of a second, and just as long for unknown names, so that names cannot be found by timing.
  LoginOutcome logIn(Database& db, const std::string& name, const std::string& password);
  std::string openSession(const LoggedIn& who);
  /// The user with this cookie; also extends the session.
  std::optional<LoggedIn> userOf(const std::string& token);
  void logOut(const std::string& token);
  /// Closes all sessions of a user except the one of `exceptToken`.
  void logOutUser(const std::string& userId, const std::string& exceptToken = {});

  /// The token that a form must return, for the cookie of the browser for which the form was made.
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
  Failures& failuresOf(const std::string& name);
  std::int64_t lockOfUnknownName(const std::string& name);
  void countUnknownName(const std::string& name, std::int64_t now);

  Clock clock_;
  std::array<unsigned char, 32> secret_{};
  std::string setupCode_;
  std::string decoyHash_;
  std::mutex hashing_;  ///< One password at a time: 64 MiB each.
  mutable std::mutex mutex_;
  std::map<std::string, OpenSession> sessions_;   ///< By a hash of the token, so that memory holds no cookie.
  std::map<std::string, Failures> unknownNames_;  ///< Failures for names that belong to no user.
  Failures setup_;
};

}  // namespace surefoot
