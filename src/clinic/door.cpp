// SPDX-License-Identifier: MIT
#include "clinic/door.hpp"

#include <algorithm>
#include <ctime>

#include <sodium.h>

#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr std::int64_t kFirstLockS = 30;
constexpr std::int64_t kLongestLockS = 3600;
constexpr std::size_t kMostSessions = 1000;
constexpr std::size_t kMostUnknownNames = 1000;

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

/// User names are compared as in the database: A-Z equal to a-z.
std::string folded(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

std::size_t charactersOf(const std::string& utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

std::int64_t lockSeconds(int failures) {
  if (failures < kFreeFailures) {
    return 0;
  }
  const int doublings = std::min(failures - kFreeFailures, 10);
  return std::min(kFirstLockS << doublings, kLongestLockS);
}

std::string hashPassword(const std::string& password) {
  startSodium();
  if (charactersOf(password) < kLeastPassword || password.size() > kMostPassword) {
    throw Error("a password must have at least 10 characters: a short sentence is easy to remember");
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

std::optional<bool> Door::trySetupCode(const std::string& code) {
  const std::lock_guard guard(mutex_);
  const std::int64_t now = clock_();
  if (now < setup_.lockedUntil) {
    return std::nullopt;
  }
  if (isSame(bare(code), bare(setupCode_))) {
    setup_ = {};
    return true;
  }
  setup_ = failed(setup_.count, now);
  return false;
}

Door::Failures Door::failed(int before, std::int64_t now) const {
  const int count = before + 1;
  const std::int64_t lock = lockSeconds(count);
  return {count, lock > 0 ? now + lock : 0};
}

Door::Failures& Door::failuresOf(const std::string& name) {
  if (unknownNames_.size() >= kMostUnknownNames) {
    unknownNames_.clear();
  }
  return unknownNames_[folded(name).substr(0, 100)];
}

std::int64_t Door::lockOfUnknownName(const std::string& name) {
  const std::lock_guard guard(mutex_);
  return failuresOf(name).lockedUntil;
}

void Door::countUnknownName(const std::string& name, std::int64_t now) {
  const std::lock_guard guard(mutex_);
  Failures& failures = failuresOf(name);
  failures = failed(failures.count, now);
}

LoginOutcome Door::logIn(Database& db, const std::string& name, const std::string& password) {
  // Checking and counting failures are one step: guesses sent in parallel must not share one count.
  const std::lock_guard oneAtATime(hashing_);
  const std::optional<ClinicUser> user = findUser(db, name);
  const std::int64_t now = clock_();
  const std::int64_t lockedUntil = user ? user->lockedUntil : lockOfUnknownName(name);
  if (now < lockedUntil) {
    return {.result = LoginResult::Locked, .waitS = lockedUntil - now};
  }
  const bool right = isPassword(user ? user->passwordHash : decoyHash_, password);
  if (!user) {
    countUnknownName(name, now);
    return {};
  }
  const Failures next = right ? Failures{} : failed(user->failures, now);
  if (!right || user->failures > 0) {
    keepFailures(db, user->id, next.count, next.lockedUntil);
  }
  if (!right) {
    return {};
  }
  return {.result = LoginResult::Welcome, .token = openSession({user->id, user->name})};
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

std::string Door::openSession(const LoggedIn& who) {
  std::string token = randomToken();
  const std::lock_guard guard(mutex_);
  const std::int64_t now = clock_();
  sweep(now);
  if (sessions_.size() >= kMostSessions) {
    sessions_.clear();
  }
  sessions_[keyOf(token)] = {who, now, now};
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

std::string Door::formToken(const std::string& cookie) const {
  return keyOf("form:" + cookie);
}

bool Door::isFormToken(const std::string& cookie, const std::string& token) const {
  return !cookie.empty() && isSame(formToken(cookie), token);
}

}  // namespace surefoot
