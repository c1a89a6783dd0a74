// SPDX-License-Identifier: MIT
// A recording drawn: the way of the centre of pressure, its ellipse, both axes over time, their spectrum, and links to
// parts of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clinic/html.hpp"
#include "measures/trace.hpp"
#include "records/readings.hpp"

namespace surefoot {

/// Part of a recording in seconds from its first sample.
struct TimeWindow {
  double fromS = 0.0;
  double toS = 0.0;
  bool whole = true;
};

/// Whose sway is measured: a balance test's. In a bout of training the way is that of play, and no measure of balance.
enum class RecordingOf : std::uint8_t { Trial, Bout };

/// The links that lead to parts of the recording: what was measured, the whole, steps of ten seconds, half a window on.
Html windowLinks(const std::string& base, const TimeWindow& window, double endS, std::optional<TimeSpan> measured);
/// Pictures of the window. `measured`: the time that the measures were made of, if there is one.
Html recordingCharts(const Trace& whole, const TimeWindow& window, std::optional<TimeSpan> measured, RecordingOf what);
/// Paths with their ellipses alone, for beside each other: all to one scale.
std::vector<Html> pathsOf(const std::vector<Trace>& traces, const std::vector<RecordingOf>& what);
/// What the recording says of its own quality.
Html recordingQuality(const SessionReadings& readings, const Trace& trace, RecordingOf what);

}  // namespace surefoot
