// SPDX-License-Identifier: MIT
#include "records/stamp.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <random>
#include <string_view>

#include "base/text.hpp"

namespace surefoot {
namespace {

constexpr std::array<std::string_view, 32> kAnimals{
    "badger", "beaver", "bison", "crane",   "curlew", "dolphin", "falcon", "finch", "gannet", "gecko", "hare",
    "heron",  "ibex",   "jay",   "kestrel", "lark",   "lynx",    "marten", "newt",  "osprey", "otter", "owl",
    "plover", "puffin", "raven", "robin",   "salmon", "seal",    "stoat",  "swift", "tern",   "wren"};

std::uint64_t unixMs(std::chrono::system_clock::time_point time) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

std::tm localTime(std::time_t now) {
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

}  // namespace

std::string uuidText(std::uint64_t high, std::uint64_t low) {
  std::string text = hexText(high) + hexText(low);
  for (const std::size_t dash : {20, 16, 12, 8}) {
    text.insert(dash, "-");
  }
  return text;
}

std::string newId() {
  std::random_device random;
  const std::uint64_t a = random() & 0xFFFU;
  const std::uint64_t b = random() & 0x3FFFFFFFU;
  const std::uint64_t c = random();
  return uuidText(unixMs(std::chrono::system_clock::now()) << 16U | 0x7000U | a, 0x8000000000000000U | b << 32U | c);
}

std::string timeOfId(std::string_view id) {
  std::uint64_t ms = 0;
  for (const char c : id.substr(0, 13)) {
    if (c != '-') {
      ms = ms << 4U | static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
    }
  }
  const std::chrono::sys_time<std::chrono::seconds> time{std::chrono::seconds{ms / 1000}};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock{time - day};
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02d+00:00", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return dayText(static_cast<DayNumber>(day.time_since_epoch().count())) + buffer.data();
}

std::string idsSince(std::chrono::hours span) {
  return uuidText(unixMs(std::chrono::system_clock::now() - span) << 16U, 0);
}

std::string newPseudonym() {
  std::random_device random;
  const std::string_view animal = kAnimals[random() % kAnimals.size()];
  return std::string(animal) + '-' + std::to_string(1000 + random() % 9000);
}

std::string freePseudonym(const std::function<bool(const std::string&)>& isTaken) {
  std::string pseudonym = newPseudonym();
  while (isTaken(pseudonym)) {
    pseudonym = newPseudonym();
  }
  return pseudonym;
}

std::string nowText() {
  const std::tm local = localTime(std::time(nullptr));
  std::array<char, 32> buffer{};
  const std::size_t length = std::strftime(buffer.data(), buffer.size(), "%FT%T%z", &local);
  std::string text(buffer.data(), length);
  return text.insert(text.size() - 2, ":");
}

int thisYear() {
  const int clock = localTime(std::time(nullptr)).tm_year + 1900;
  return std::max(clock, static_cast<int>(dateOf(buildDay()).year()));
}

DayNumber buildDay() {
  return dayOf(SUREFOOT_BUILD_DAY);
}

DayNumber today() {
  return dayOf(nowText());
}

std::string dayText(DayNumber day) {
  const std::chrono::year_month_day date = dateOf(day);
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

DayNumber dayOf(std::string_view text) {
  const auto part = [text](std::size_t from, std::size_t length) {
    return text.size() < 10 ? std::nullopt : parseInteger<unsigned>(text.substr(from, length));
  };
  const auto year = part(0, 4);
  const auto month = part(5, 2);
  const auto day = part(8, 2);
  if (!year || !month || !day) {
    return 0;
  }
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                                         std::chrono::day{*day}};
  return date.ok() ? std::chrono::sys_days{date}.time_since_epoch().count() : 0;
}

}  // namespace surefoot
