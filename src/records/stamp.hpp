// SPDX-License-Identifier: MIT
// Ids, pseudonyms and the time of day. The only place in this folder that reads a clock or draws random numbers.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "programme/week.hpp"

namespace surefoot {

/// UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix time in ms, 74 random bits. Sorts by time as text.
std::string newId();

/// 128 bits as a UUID.
std::string uuidText(std::uint64_t high, std::uint64_t low);

/// When an id was made, in UTC: "2026-03-01T08:30:00+00:00"; meaningless if the id is not a UUIDv7.
std::string timeOfId(std::string_view id);

/// Ids made within the last `span` are not less than this text.
std::string idsSince(std::chrono::hours span);

/// An animal and a number from 1000 to 9999: "heron-4821". Not guaranteed to be unique.
std::string newPseudonym();
/// A pseudonym for which `isTaken` is false.
std::string freePseudonym(const std::function<bool(const std::string&)>& isTaken);

/// Local time as ISO 8601 with offset: "2026-03-01T09:30:00+01:00".
std::string nowText();

/// By this computer's clock, but never before the year in which this program was built.
int thisYear();

/// The day on which this program was built: an earlier clock is wrong.
DayNumber buildDay();

/// Today's date in this machine's time zone.
DayNumber today();

/// "2026-03-01" and back; a time as in nowText() gives its day. 0 if the text is neither.
std::string dayText(DayNumber day);
DayNumber dayOf(std::string_view text);

}  // namespace surefoot
