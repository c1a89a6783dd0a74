// SPDX-License-Identifier: MIT
#include "clinic/door.hpp"

#include <algorithm>
#include <ctime>

#include <sodium.h>

#include "base/error.hpp"
#include "clinic/password_rules.hpp"

namespace surefoot {
namespace {

constexpr std::int64_t kLongestWaitHereS = 30;
constexpr std::size_t kMostSessions = 1000;
constexpr std::size_t kMostKnown = 10'000;

void startSodium() {
  if (sodium_init() < 0) {
    throw Error("this machine provides no safe random numbers: passwords would not be safe");
  }
}

std::string hexOfBytes(const unsigned char* bytes, std::size_t count) {
  std::string text(count * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, count);
  text.pop_back();
  return text;
}

bool isSame(const std::string& a, const std::string& b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string newSetupCode() {
  // Without 0, O, 1, I and L, which look alike on a terminal. 12 characters out of 31: 59 bits.
  constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  std::string code;
  for (int i = 0; i < 12; ++i) {
    if (i == 4 || i == 8) {
      code += '-';
    }
    code += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  }
  return code;
}

std::string bare(const std::string& code) {
  std::string letters;
  for (const char c : code) {
    if (c >= 'a' && c <= 'z') {
      letters += static_cast<char>(c - 'a' + 'A');
    } else if (c != '-' && c != ' ') {
      letters += c;
    }
  }
  return letters;
}

bool isThisMachine(const std::string& address) {
  return address.starts_with("127.") || address == "::";  // The first half of ::1.
}

/// User names are compared as in the database: A-Z equal to a-z.
std::string folded(std::string name) {
  name.resize(std::min<std::size_t>(name.size(), 100));
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

std::size_t charactersOf(const std::string& utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::string hashPassword(const std::string& password, const std::string& userName) {
  startSodium();
  if (charactersOf(password) < kLeastPassword || password.size() > kMostPassword) {
    throw Error("a password must have at least 10 characters: a short sentence is easy to remember");
  }
  if (const std::string weakness = weaknessOf(password, userName); !weakness.empty()) {
    throw Error("this password would be guessed soon: " + weakness + "; a short sentence is better");
  }
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw Error("there is not enough memory (64 MiB) to check a password: close other programs");
  }
  return hash.data();
}

bool isPassword(const std::string& hash, const std::string& password) {
  startSodium();
  return password.size() <= kMostPassword &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string randomToken() {
  startSodium();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return hexOfBytes(bytes.data(), bytes.size());
}

Door::Door(Clock clock) : clock_(std::move(clock)) {
  startSodium();
  if (!clock_) {
    clock_ = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  }
  randombytes_buf(secret_.data(), secret_.size());
  setupCode_ = newSetupCode();
  decoyHash_ = hashPassword(randomToken());
}

std::optional<bool> Door::trySetupCode(const std::string& code, const std::string& address) {
  const std::lock_guard guard(mutex_);
  const std::int64_t now = clock_();
  if (waitS({}, address, now) > 0) {
    return std::nullopt;
  }
  const bool right = isSame(bare(code), bare(setupCode_));
  countTry({}, address, right, now);
  return right;
}

std::int64_t Door::waitS(const std::string& account, const std::string& address, std::int64_t now) {
  const std::int64_t own = addresses_.waitS(address, now);
  if (isThisMachine(address)) {
    return std::min(own, kLongestWaitHereS);
  }
  return known_.contains({account, address}) ? own : std::max(own, accounts_.waitS(account, now));
}

void Door::countTry(const std::string& account, const std::string& address, bool right, std::int64_t now) {
  if (right) {
    addresses_.forget(address);
    accounts_.forget(account);
    if (known_.size() >= kMostKnown) {
      known_.clear();
    }
    known_.emplace(account, address);
    return;
  }
  addresses_.fail(address, now);
  if (!account.empty() && !isThisMachine(address) && !known_.contains({account, address})) {
    accounts_.fail(account, now);
  }
}

LoginOutcome Door::logIn(Database& db, const std::string& name, const std::string& password,
                         const std::string& address) {
  // Checking and counting failures are one step: guesses sent in parallel must not share one count.
  const std::lock_guard oneAtATime(hashing_);
  const std::optional<ClinicUser> user = findUser(db, name);
  const std::string account = folded(name);
  const std::int64_t now = clock_();
  {
    const std::lock_guard guard(mutex_);
    if (const std::int64_t wait = waitS(account, address, now); wait > 0) {
      return {.result = LoginResult::Locked, .waitS = wait};
    }
  }
  const bool right = isPassword(user ? user->passwordHash : decoyHash_, password) && user;
  {
    const std::lock_guard guard(mutex_);
    countTry(account, address, right, now);
  }
  if (!right) {
    return {};
  }
  return {.result = LoginResult::Welcome, .token = openSession({user->id, user->name, user->passwordHash}, address)};
}

std::string Door::keyOf(const std::string& token) const {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                     secret_.data(), secret_.size());
  return hexOfBytes(hash.data(), hash.size());
}

void Door::sweep(std::int64_t now) {
  std::erase_if(sessions_, [now](const auto& entry) {
    return now - entry.second.seenAt > kIdleS || now - entry.second.openedAt > kLongestSessionS;
  });
}

std::string Door::openSession(const LoggedIn& who, const std::string& address) {
  std::string token = randomToken();
  const std::lock_guard guard(mutex_);
  const std::int64_t now = clock_();
  sweep(now);
  if (sessions_.size() >= kMostSessions) {
    sessions_.clear();
  }
  sessions_[keyOf(token)] = {who, now, now, address};
  return token;
}

std::optional<LoggedIn> Door::userOf(const std::string& token) {
  if (token.empty()) {
    return std::nullopt;
  }
  const std::lock_guard guard(mutex_);
  const std::int64_t now = clock_();
  sweep(now);
  const auto found = sessions_.find(keyOf(token));
  if (found == sessions_.end()) {
    return std::nullopt;
  }
  found->second.seenAt = now;
  return found->second.who;
}

void Door::logOut(const std::string& token) {
  const std::lock_guard guard(mutex_);
  sessions_.erase(keyOf(token));
}

void Door::logOutUser(const std::string& userId, const std::string& exceptToken) {
  const std::lock_guard guard(mutex_);
  const std::string kept = keyOf(exceptToken);
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.who.userId == userId && entry.first != kept; });
}

void Door::goOnWith(const std::string& passwordHash, const LoggedIn& who, const std::string& token) {
  logOutUser(who.userId, token);
  const std::lock_guard guard(mutex_);
  if (const auto found = sessions_.find(keyOf(token)); found != sessions_.end()) {
    found->second.who.passwordHash = passwordHash;
  }
}

std::vector<SessionInfo> Door::sessionsOf(const std::string& userId, const std::string& token) {
  const std::lock_guard guard(mutex_);
  const std::int64_t now = clock_();
  sweep(now);
  const std::string own = keyOf(token);
  std::vector<SessionInfo> sessions;
  for (const auto& [key, session] : sessions_) {
    if (session.who.userId == userId) {
      sessions.push_back({now - session.openedAt, now - session.seenAt, session.address, key == own});
    }
  }
  std::ranges::sort(sessions, {}, &SessionInfo::seenS);
  return sessions;
}

std::string Door::formToken(const std::string& cookie) const {
  return keyOf("form:" + cookie);
}

bool Door::isFormToken(const std::string& cookie, const std::string& token) const {
  return !cookie.empty() && isSame(formToken(cookie), token);
}

}  // namespace surefoot
