// SPDX-License-Identifier: MIT
// Pictures of a recording: the path of the centre of pressure, its ellipse, both axes over time, their spectrum, and
// links to parts of the recording.
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

/// Only a trial is a measurement of balance; the path of a training bout is that of a game.
enum class RecordingOf : std::uint8_t { Trial, Bout };

/// Links to parts of the recording: the measured time, the whole, steps of ten seconds, half a window later.
Html windowLinks(const std::string& base, const TimeWindow& window, double endS, std::optional<TimeSpan> measured);
/// Pictures of the window. `measured`: the time on which the measures are based, if there is one.
Html recordingCharts(const Trace& whole, const TimeWindow& window, std::optional<TimeSpan> measured, RecordingOf what);
/// Only the paths with their ellipses, all at the same scale, to be shown side by side.
std::vector<Html> pathsOf(const std::vector<Trace>& traces, const std::vector<RecordingOf>& what);
/// Facts about the quality of the recording.
Html recordingQuality(const SessionReadings& readings, const Trace& trace, RecordingOf what);

}  // namespace surefoot
