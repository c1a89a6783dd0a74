// SPDX-License-Identifier: MIT
// Access control: passwords, the setup code for the first user, sessions, form tokens, lock-out. Knows no page.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clinic/throttle.hpp"
#include "records/users.hpp"

namespace surefoot {

inline constexpr std::size_t kLeastPassword = 10;   ///< Characters; NIST SP 800-63B asks for eight.
inline constexpr std::size_t kMostPassword = 1024;  ///< Bytes.
inline constexpr std::int64_t kIdleS = 20 * 60;
inline constexpr std::int64_t kLongestSessionS = 10 * 3600;

/// argon2id (libsodium's crypto_pwhash_str, interactive limits: 64 MiB). Throws Error if the password is too short or
/// too long, if it is one of those guessed first (clinic/password_rules), or if there is not enough memory.
std::string hashPassword(const std::string& password, const std::string& userName = {});
bool isPassword(const std::string& hash, const std::string& password);

/// 256 random bits in hexadecimal.
std::string randomToken();

struct LoggedIn {
  std::string userId;
  std::string userName;
  std::string passwordHash;  ///< At login: a session ends when the user has another or is gone.
};

struct SessionInfo {
  std::int64_t openedS = 0;  ///< Seconds ago.
  std::int64_t seenS = 0;
  std::string address;
  bool isThis = false;
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
  /// Wrong codes make their address wait, as wrong passwords do. Absent while it has to, otherwise whether the code is
  /// right.
  std::optional<bool> trySetupCode(const std::string& code, const std::string& address = {});

  /// Takes about a tenth of a second, and just as long for unknown names, so that names cannot be found by timing.
  /// Wrong passwords make their address wait, and all addresses from which this user has not logged in before. So a
  /// guesser is slowed whatever their address, and cannot keep a user out. This machine waits half a minute at most.
  LoginOutcome logIn(Database& db, const std::string& name, const std::string& password, const std::string& address);
  std::string openSession(const LoggedIn& who, const std::string& address = {});
  /// The user with this cookie; also extends the session.
  std::optional<LoggedIn> userOf(const std::string& token);
  void logOut(const std::string& token);
  /// Closes all sessions of a user except the one of `exceptToken`.
  void logOutUser(const std::string& userId, const std::string& exceptToken = {});
  /// After a user has changed their password: the session of `token` goes on, all others of the user end.
  void goOnWith(const std::string& passwordHash, const LoggedIn& who, const std::string& token);
  /// Of one user, the latest first; `token` tells which of them asks.
  std::vector<SessionInfo> sessionsOf(const std::string& userId, const std::string& token);

  /// The token that a form must return, for the cookie of the browser for which the form was made.
  std::string formToken(const std::string& cookie) const;
  bool isFormToken(const std::string& cookie, const std::string& token) const;

 private:
  struct OpenSession {
    LoggedIn who;
    std::int64_t openedAt = 0;
    std::int64_t seenAt = 0;
    std::string address;
  };

  std::string keyOf(const std::string& token) const;
  void sweep(std::int64_t now);
  std::int64_t waitS(const std::string& account, const std::string& address, std::int64_t now);
  void countTry(const std::string& account, const std::string& address, bool right, std::int64_t now);

  Clock clock_;
  std::array<unsigned char, 32> secret_{};
  std::string setupCode_;
  std::string decoyHash_;
  std::mutex hashing_;  ///< One password at a time: 64 MiB each.
  mutable std::mutex mutex_;
  std::map<std::string, OpenSession> sessions_;  ///< By a hash of the token, so that memory holds no cookie.
  Throttle addresses_;
  Throttle accounts_;                                    ///< By folded name, whether there is such a user or not.
  std::set<std::pair<std::string, std::string>> known_;  ///< Account and address of a login.
};

}  // namespace surefoot
