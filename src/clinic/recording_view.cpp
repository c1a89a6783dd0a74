// SPDX-License-Identifier: MIT
#include "clinic/recording_view.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "clinic/chart.hpp"
#include "clinic/forms.hpp"
#include "measures/geometry.hpp"
#include "measures/processing.hpp"
#include "measures/spectrum.hpp"
#include "measures/sway.hpp"

namespace surefoot {
namespace {

constexpr double kStepS = 10.0;
constexpr double kLeastEllipseS = 2.0;

double meanOf(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) /
         static_cast<double>(std::max<std::size_t>(1, values.size()));
}

std::vector<Vec2> pointsOf(const Trace& trace) {
  std::vector<Vec2> points;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    points.push_back({trace.mlMm[i], trace.apMm[i]});
  }
  return points;
}

std::optional<EllipseShape> ellipseOf(const Trace& trace) {
  if (trace.size() < 3 || trace.tS.back() - trace.tS.front() < kLeastEllipseS) {
    return std::nullopt;
  }
  const Prepared prepared = prepare(trace);
  const auto found = prepared.trouble.empty() ? predictionEllipse(prepared) : predictionEllipse(trace.mlMm, trace.apMm);
  if (!found) {
    return std::nullopt;
  }
  return EllipseShape{found->centreMm, found->majorMm, found->minorMm, found->angleDeg};
}

std::string pathTitle(RecordingOf what) {
  return what == RecordingOf::Trial ? "Path of the centre of pressure" : "Path of the centre of pressure during play";
}

std::string pathWords(const Trace& trace, const std::optional<EllipseShape>& ellipse, RecordingOf what) {
  const auto [left, right] = std::ranges::minmax_element(trace.mlMm);
  const auto [back, front] = std::ranges::minmax_element(trace.apMm);
  std::string words = "Seen from above. The centre of pressure covered " + fixedText(*right - *left, 0) +
                      " mm from side to side (ML) and " + fixedText(*front - *back, 0) + " mm forward and back (AP).";
  if (ellipse) {
    words += " Dashed: the 95 % prediction ellipse, " + fixedText(2.0 * ellipse->majorMm, 0) + " by " +
             fixedText(2.0 * ellipse->minorMm, 0) + " mm.";
  }
  if (what == RecordingOf::Bout) {
    words += " The game asked for this movement: it is not sway and not a measure of balance.";
  }
  return words;
}

Html seriesOf(const Trace& trace, std::optional<TimeSpan> measured) {
  LineChart chart{
      .title = "Centre of pressure over time",
      .summary = "Distance from the mean position. Solid: forward and back (AP). Dashed: side to side (ML).",
      .xUnit = "s",
      .yUnit = "mm",
      .x = trace.tS,
      .scrub = true};
  const double ap = meanOf(trace.apMm);
  const double ml = meanOf(trace.mlMm);
  LineSeries forward{"AP, forward is up", trace.apMm};
  LineSeries sideways{"ML, right is up", trace.mlMm};
  for (double& value : forward.values) {
    value -= ap;
  }
  for (double& value : sideways.values) {
    value -= ml;
  }
  chart.series = {forward, sideways};
  if (measured && (trace.tS.front() < measured->fromS - 0.5 || trace.tS.back() > measured->toS + 0.5)) {
    chart.marks = {{measured->fromS, measured->toS}};
    chart.markWords = "The measured time";
    chart.summary += " Shaded: the measured time.";
  }
  return lineChart(chart);
}

Html spectrumOf(const Trace& trace, RecordingOf what) {
  const Prepared prepared = prepare(trace);
  if (!prepared.trouble.empty() || prepared.durationS() < kLeastS) {
    return el("p", {{"class", "none"}},
              "No spectrum of this part: ", prepared.trouble.empty() ? "it is shorter than 5 s" : prepared.trouble,
              ".");
  }
  const Spectrum ap = welch(prepared.apMm, prepared.rateHz);
  const Spectrum ml = welch(prepared.mlMm, prepared.rateHz);
  LineChart chart{.title = "Spectrum",
                  .summary = std::string("Power density of the ") +
                             (what == RecordingOf::Trial ? "sway" : "movement in play") +
                             " from 0.15 to 5 Hz (Welch, Hann windows of 20.48 s, or the whole part if it is shorter). "
                             "Solid: AP. Dashed: ML.",
                  .xUnit = "Hz",
                  .yUnit = "mm²/Hz",
                  .series = {{"AP", {}}, {"ML", {}}},
                  .fromZero = true};
  for (std::size_t k = 0; k < std::min(ap.densityMm2PerHz.size(), ml.densityMm2PerHz.size()); ++k) {
    const double hz = static_cast<double>(k) * ap.stepHz;
    if (hz >= kBandFromHz && hz <= kBandToHz) {
      chart.x.push_back(hz);
      chart.series[0].values.push_back(ap.densityMm2PerHz[k]);
      chart.series[1].values.push_back(ml.densityMm2PerHz[k]);
    }
  }
  return lineChart(chart);
}

}  // namespace

Html windowLinks(const std::string& base, const TimeWindow& window, double endS, std::optional<TimeSpan> measured) {
  Html items;
  const auto item = [&](double from, double to, const std::string& words, bool current) {
    const std::string address = base + "?from=" + fixedText(from, 1) + "&to=" + fixedText(to, 1);
    items += el("li", {}, el("a", {{"href", address}, Attribute::valueIf("aria-current", "true", current)}, words));
  };
  if (measured) {
    const bool current = window.fromS == measured->fromS && window.toS == measured->toS;
    items += el("li", {},
                el("a", {{"href", base}, Attribute::valueIf("aria-current", "true", current)}, "The measured time"));
  }
  item(0.0, endS + 0.1, "Whole recording", window.whole);
  if (!window.whole) {
    const double width = window.toS - window.fromS;
    item(std::max(0.0, window.fromS - width / 2), std::max(width, window.toS - width / 2), "Half a window back", false);
    item(window.fromS + width / 2, window.toS + width / 2, "Half a window forward", false);
  }
  const double step = endS > 200.0 ? kStepS * 6 : kStepS;
  for (double from = 0.0; from < endS && from < step * 24; from += step) {
    item(from, std::min(from + step, endS),
         fixedText(from, 0) + " to " + fixedText(std::min(from + step, endS), 0) + " s",
         !window.whole && window.fromS == from);
  }
  return el("nav", {{"aria-label", "Parts of the recording"}}, el("ul", {{"class", "tabs"}}, items));
}

std::vector<Html> pathsOf(const std::vector<Trace>& traces, const std::vector<RecordingOf>& what) {
  std::vector<PathChart> charts;
  double half = 0.0;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    charts.push_back({.title = pathTitle(what[i]), .summary = {}, .points = pointsOf(traces[i])});
    if (traces[i].size() > 0) {
      charts.back().ellipse = ellipseOf(traces[i]);
      charts.back().summary = pathWords(traces[i], charts.back().ellipse, what[i]);
    }
    half = std::max(half, halfWidthMm(charts.back()));
  }
  std::vector<Html> pictures;
  for (PathChart& chart : charts) {
    chart.leastHalfMm = half;
    pictures.push_back(pathChart(chart));
  }
  return pictures;
}

Html recordingCharts(const Trace& whole, const TimeWindow& window, std::optional<TimeSpan> measured, RecordingOf what) {
  const Trace part = partOf(whole, window.fromS, window.toS);
  if (part.size() < 2) {
    return el("p", {{"class", "none"}},
              "There is no centre of pressure in this time: nobody stood on the board, or the board was silent.");
  }
  const auto ellipse = ellipseOf(part);
  PathChart path{.title = pathTitle(what),
                 .summary = pathWords(part, ellipse, what),
                 .points = pointsOf(part),
                 .timesS = part.tS,
                 .ellipse = ellipse};
  return el("div", {{"class", "recording"}}, pathChart(path),
            el("div", {}, seriesOf(part, measured), spectrumOf(part, what)));
}

Html recordingQuality(const SessionReadings& readings, const Trace& trace, RecordingOf what) {
  const Timing timing = timingOf(trace);
  double supportS = 0.0;
  for (const TimeSpan& span : readings.supported) {
    supportS += span.toS - span.fromS;
  }
  const std::string wrong = whatIsWrongWith(trace, timing, kLeastS);
  std::vector<std::pair<std::string, Html>> facts{
      {"Samples", text(std::to_string(timing.samples) + " with a centre of pressure, " + fixedText(timing.rateHz, 1) +
                       " a second")},
      {"Longest gap",
       text(fixedText(timing.longestGapS * 1000.0, 0) + " ms, after " + fixedText(timing.longestGapAtS, 1) + " s")},
      {"Samples with a faulty cell", text(std::to_string(readings.faulty))},
      {"Left out", text(timing.wrong.total > 0 ? wordsFor(timing.wrong) : std::string("nothing"))},
      {"Hand support", text(supportS > 0.0 ? fixedText(supportS, 1) + " s with more than 3 % of the weight"
                                           : std::string("none detected (a light touch cannot be detected)"))}};
  if (what == RecordingOf::Trial) {
    facts.emplace_back("Suitable for measuring sway", text(wrong.empty() ? "yes" : "no: " + wrong));
  }
  return factList(facts);
}

}  // namespace surefoot
