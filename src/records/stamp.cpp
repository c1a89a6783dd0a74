// SPDX-License-Identifier: MIT
#include "records/stamp.hpp"

#include <array>
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
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::array<char, 32> buffer{};
  return {buffer.data(), std::strftime(buffer.data(), buffer.size(), "%FT%T+00:00", &utc)};
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
  return localTime(std::time(nullptr)).tm_year + 1900;
}

DayNumber today() {
  return dayOf(nowText());
}

std::string dayText(DayNumber day) {
  const std::time_t seconds = std::time_t{day} * 86'400;
  std::tm date{};
  gmtime_r(&seconds, &date);
  std::array<char, 16> buffer{};
  return {buffer.data(), std::strftime(buffer.data(), buffer.size(), "%F", &date)};
}

DayNumber dayOf(std::string_view text) {
  const auto part = [text](std::size_t from, std::size_t length) {
    return text.size() < 10 ? std::nullopt : parseInteger<int>(text.substr(from, length));
  };
  const auto year = part(0, 4);
  const auto month = part(5, 2);
  const auto day = part(8, 2);
  if (!year || !month || !day) {
    return 0;
  }
  std::tm date{};
  date.tm_year = *year - 1900;
  date.tm_mon = *month - 1;
  date.tm_mday = *day;
  return static_cast<DayNumber>(timegm(&date) / 86'400);
}

}  // namespace surefoot
