// SPDX-License-Identifier: MIT
// The names of a recording's columns, as this program and others write them.
#pragma once

#include <string>
#include <string_view>

namespace surefoot {

/// The column that this name means, in this program's own spelling: "Time (s)", "TIME_S" and "time[s]" are time_s,
/// "COPx [mm]" is cop_x_mm. "" for any other, also for a name with another unit or without one.
std::string recordingColumnOf(std::string_view name);

/// True for a name that recordingColumnOf knows.
bool isRecordingColumn(std::string_view name);

/// What to do about a name that is not known: "it is in metres: multiply it by 1000 and call it cop_x_mm".
std::string adviceOnColumn(std::string_view name);

}  // namespace surefoot
